import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { createRunSource, type Run, type RunSource } from '#shared/exchange/run-source.ts'
import { propertyRuns, propertyTimeout } from '#tests/support/property-runs.ts'

async function readAll(source: RunSource): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (let run = await source.next(); run; run = await source.next()) runs.push(run)
  return runs
}

test(
  'however it grows and whoever reads, the runs are all of the bytes, and no line is cut through',
  { timeout: propertyTimeout },
  async () => {
    const line = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b') }).map((text) => `${text}\n`)
    const lines = fc.array(line, { maxLength: 30 })
    const steps = fc.array(fc.nat(400), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(lines, steps, fc.integer({ min: 1, max: 60 }), async (texts, growth, length) => {
        const plain = utf8ToBytes(texts.join(''))
        const source = createRunSource(length)
        const reading = Promise.all([readAll(source), readAll(source), readAll(source)])
        for (const at of growth.map((step) => Math.min(step, plain.length)).toSorted((a, b) => a - b)) {
          source.grow(plain, at)
          await Promise.resolve()
        }
        source.grow(plain, plain.length)
        source.end()
        const runs = (await reading).flat().toSorted((a, b) => a.at - b.at)
        expect(runs.map(({ at }) => at)).toEqual([...runs.keys()])
        expect(runs.flatMap(({ bytes }) => [...bytes])).toEqual([...plain])
        expect(runs.every(({ bytes }) => bytes.at(-1) === 0x0a)).toBe(true)
        expect(runs.slice(0, -1).every(({ bytes }) => bytes.length >= length)).toBe(true)
      }),
      propertyRuns(),
    )
  },
)

test('whoever asks early waits for a whole run; what is left behind the last line comes at the end', async () => {
  const plain = utf8ToBytes('one\ntwo\nrest')
  const source = createRunSource(3)
  const text = async (run: Promise<Run | null>) => new TextDecoder().decode((await run)?.bytes)
  const first = source.next()
  let isThere = false
  void first.then(() => (isThere = true))
  source.grow(plain, 3)
  await Promise.resolve()
  expect(isThere).toBe(false)
  source.grow(plain, 5)
  expect(await text(first)).toBe('one\n')
  source.grow(plain, plain.length)
  source.end()
  expect(await text(source.next())).toBe('two\n')
  expect(await text(source.next())).toBe('rest')
  expect(await source.next()).toBeNull()
})

test('of nothing there is no run', async () => {
  const source = createRunSource(3)
  const asked = source.next()
  source.end()
  expect(await asked).toBeNull()
})

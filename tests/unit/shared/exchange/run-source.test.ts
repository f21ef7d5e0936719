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
        const source = createRunSource({ runLength: length, maxLine: 1000 })
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
  const source = createRunSource({ runLength: 3, maxLine: 1000 })
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
  const source = createRunSource({ runLength: 3, maxLine: 1000 })
  const asked = source.next()
  source.end()
  expect(await asked).toBeNull()
})

test('of a line that is too long a piece is handed out, and nobody looks through it again and again', async () => {
  const plain = new Uint8Array(64 * 1024 * 1024).fill(0x61)
  const source = createRunSource({ runLength: 512 * 1024, maxLine: 1024 * 1024 })
  const reading = Promise.all([readAll(source), readAll(source)])
  const began = performance.now()
  for (let length = 0; length < plain.length; length += 2 * 1024) {
    source.grow(plain, length)
    await Promise.resolve()
  }
  source.end()
  const runs = (await reading).flat()
  expect(performance.now() - began).toBeLessThan(3000)
  expect(Math.max(...runs.map(({ bytes }) => bytes.length))).toBe(1.5 * 1024 * 1024)
})

test('a line of just the longest is still whole', async () => {
  const plain = utf8ToBytes(`${'a'.repeat(3)}\n${'b'.repeat(9)}\nc\n`)
  const source = createRunSource({ runLength: 5, maxLine: 9 })
  source.grow(plain, plain.length)
  source.end()
  const runs = await readAll(source)
  expect(runs.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([`aaa\n${'b'.repeat(9)}\n`, 'c\n'])
})

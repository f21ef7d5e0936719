import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { createRunSource, type Run, type RunSource } from '#shared/exchange/run-source.ts'
import { propertyRuns, propertyTimeout } from '#tests/support/property-runs.ts'

function lengthOf({ parts }: Run): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function textOf(parts: readonly Uint8Array[]): string {
  return parts.map((part) => new TextDecoder().decode(part)).join('')
}

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
    const lines = fc.array(line, { maxLength: 30 }).map((texts) => texts.join(''))
    const steps = fc.array(fc.nat(400), { maxLength: 8 })
    const ends = fc.constantFrom('', '', 'rest')
    const body = fc.record({ text: lines, rest: ends })
    await fc.assert(
      fc.asyncProperty(
        body,
        steps,
        fc.integer({ min: 1, max: 60 }),
        async ({ text, rest }, growth, length) => {
          const plain = utf8ToBytes(text + rest)
          const source = createRunSource({ runLength: length, maxLine: 1000 })
          const reading = Promise.all([readAll(source), readAll(source), readAll(source)])
          const cuts = growth.map((step) => Math.min(step, plain.length)).toSorted((a, b) => a - b)
          for (const [at, cut] of [...cuts, plain.length].entries()) {
            source.add(plain.subarray(cuts[at - 1] ?? 0, cut))
            await Promise.resolve()
          }
          source.end()
          const runs = (await reading).flat().toSorted((a, b) => a.at - b.at)
          expect(runs.map(({ at }) => at)).toEqual([...runs.keys()])
          const parts = runs.flatMap((run) => run.parts)
          expect(parts.flatMap((part) => [...part])).toEqual([...plain])
          const whole = rest === '' ? parts : parts.slice(0, -1)
          expect(whole.every((part) => part.at(-1) === 0x0a)).toBe(true)
          expect(runs.slice(0, -1).every((run) => lengthOf(run) >= length)).toBe(true)
        },
      ),
      propertyRuns(),
    )
  },
)

test('whoever asks early waits for a whole run; what is left behind the last line comes at the end', async () => {
  const source = createRunSource({ runLength: 3, maxLine: 1000 })
  const text = async (run: Promise<Run | null>) => textOf((await run)?.parts ?? [])
  const first = source.next()
  let isThere = false
  void first.then(() => (isThere = true))
  source.add(utf8ToBytes('one'))
  await Promise.resolve()
  expect(isThere).toBe(false)
  source.add(utf8ToBytes('\nt'))
  expect(await text(first)).toBe('one\n')
  source.add(utf8ToBytes('wo\nre'))
  source.add(utf8ToBytes('st'))
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
  const part = new Uint8Array(2 * 1024).fill(0x61)
  const source = createRunSource({ runLength: 512 * 1024, maxLine: 1024 * 1024 })
  const reading = Promise.all([readAll(source), readAll(source)])
  const began = performance.now()
  for (let length = 0; length < 64 * 1024 * 1024; length += part.length) {
    source.add(part)
    await Promise.resolve()
  }
  source.end()
  const runs = (await reading).flat()
  expect(performance.now() - began).toBeLessThan(3000)
  expect(Math.max(...runs.map(lengthOf))).toBe(1024 * 1024 + part.length)
  expect(runs.every(({ parts }) => parts.length === 1)).toBe(true)
})

test('a line of just the longest is still whole', async () => {
  const plain = utf8ToBytes(`${'a'.repeat(3)}\n${'b'.repeat(9)}\nc\n`)
  const source = createRunSource({ runLength: 5, maxLine: 9 })
  source.add(plain)
  source.end()
  const runs = await readAll(source)
  expect(runs.map(({ parts }) => textOf(parts))).toEqual([`aaa\n${'b'.repeat(9)}\n`, 'c\n'])
})

test('what was unpacked is handed out as it lies there, but for lines that were cut through', async () => {
  const memory = utf8ToBytes('one\ntwo\nthree\nfour\n')
  const source = createRunSource({ runLength: 1000, maxLine: 1000 })
  source.add(memory.subarray(0, 10))
  source.add(memory.subarray(10))
  source.end()
  const [run] = await readAll(source)
  expect(run?.parts.map((part) => textOf([part]))).toEqual(['one\ntwo\n', 'three\n', 'four\n'])
  expect(run?.parts.map(({ buffer }) => buffer === memory.buffer)).toEqual([true, false, true])
})

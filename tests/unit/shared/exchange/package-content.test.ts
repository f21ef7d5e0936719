import { expect, test } from 'vitest'
import { isLate } from '#shared/exchange/lazy-record.ts'
import { readContent } from '#shared/exchange/package-content.ts'
import { readContainer } from '#shared/exchange/package-container.ts'
import { containerOf, recordLine } from '#tests/support/forged-packages.ts'
import { aNetwork, noon } from '#tests/support/offices.ts'

const [north, south] = (await aNetwork('Nord', 'Süd')) as [never, never]
const device = 'a'.repeat(32)
const stamp = `0${'1'.repeat(15)}`
const recordOf = (number: number, note: string) => ({
  id: String(number).padStart(32, '0'),
  sv: 1,
  vv: { [device]: number },
  f: {
    code: [{ d: [device, number], h: stamp, v: 'K' }],
    note: [{ d: [device, number], h: String(number).padStart(16, '0'), v: note }],
  },
})

const long = 1024 * 1024

async function contentOf(text: string) {
  const container = readContainer(containerOf(north, south, { text }))
  if (!container.ok) throw new Error(container.error.type)
  return readContent(container.value, noon, long)
}

test('records of a long body are the same as those of a short one, read when they are asked for', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, `${at} `.repeat(10_000)))
  const content = await contentOf(records.map(recordLine).join(''))
  if (!content.ok) throw new Error(content.error.type)
  expect(content.value.records.every(isLate)).toBe(true)
  expect(content.value.records).toEqual(records)
  expect(content.value.latestStamp).toBe(stamp)
})

test('one record in a long body that is none refuses all of it', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, 'x'.repeat(30_000)))
  const text = records.map(recordLine).join('').replace('"sv":1', '"sv":-1')
  expect(await contentOf(text)).toEqual({ ok: false, error: { type: 'E_BODY' } })
})

test('what must not stay in a record does not come back in a long body either', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, 'x'.repeat(30_000)))
  const text = records.map(recordLine).join('').replaceAll('"f":{', '"f":{"__proto__":[{"d":1}],')
  const content = await contentOf(text)
  if (!content.ok) throw new Error(content.error.type)
  expect(content.value.records.every(isLate)).toBe(true)
  expect(content.value.records.map((record) => JSON.stringify(record))).toEqual(
    records.map((record) => JSON.stringify(record)),
  )
})

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  chunksOf,
  openBodyPage,
  openHeadPage,
  openMeasuredPage,
  openSomeOfPage,
  openWrittenOfPage,
  sealBodyPages,
  sealHeadPages,
} from '#renderer/vault/pages.ts'
import { limits } from '#shared/contract/contract-shapes.ts'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { asReceived } from '#shared/exchange/received-record.ts'
import { indexEntryOf } from '#renderer/vault/record-index.ts'
import { createRowBox } from '#renderer/vault/row-box.ts'
import { aRowKey, webRandom } from '#tests/support/web-keys.ts'

const box = createRowBox({ subtle: crypto.subtle, random: webRandom }, [await aRowKey(1)])
const records = Array.from({ length: 70 }, (_, i) => ({ id: `r${i}`, sv: 1, vv: { d: i + 1 }, f: {} }))

function longRecord(record: (typeof records)[number], v: string) {
  return { ...record, f: { note: [{ d: ['d', 1] as const, h: '0'.repeat(16), v }] } }
}

test('records lie in pages of 32 with ids of their own and come back as they were', async () => {
  const pages = await sealBodyPages(box, webRandom, records)
  expect(pages.map((page) => page.records.length)).toEqual([32, 32, 6])
  expect(new Set(pages.map(({ row }) => row.id)).size).toBe(3)
  const opened = await Promise.all(pages.map(async ({ row }) => openBodyPage(box, row)))
  expect(opened.flat()).toEqual(records)
})

test('long records get more pages, so that no page grows beyond what the machine takes at once', async () => {
  const long = records
    .slice(0, 32)
    .map((record) => longRecord(record, randomBytes(256 * 1024).toString('hex')))
  const pages = await sealBodyPages(box, webRandom, long)
  expect(pages.length).toBeGreaterThan(1)
  expect(Math.max(...pages.map(({ row }) => row.c.length))).toBeLessThan(limits.snapshotChunk / 2)
  expect(pages.flatMap((page) => page.records)).toEqual(long)
})

test('nor beyond what is opened at once, however little it takes where it lies', async () => {
  const long = records.slice(0, 8).map((record) => longRecord(record, 'x'.repeat(1024 * 1024)))
  const pages = await sealBodyPages(box, webRandom, long)
  expect(pages.map((page) => page.records.length)).toEqual([2, 2, 2, 2])
  const [first] = pages
  expect(first && (await openMeasuredPage(box, first.row))).toEqual({
    records: long.slice(0, 2),
    isLong: true,
  })
  const [usual] = await sealBodyPages(box, webRandom, records.slice(0, 4))
  expect(usual && (await openMeasuredPage(box, usual.row))).toMatchObject({ isLong: false })
})

test('a damaged or exchanged page does not open', async () => {
  const [a, b] = await sealBodyPages(box, webRandom, records)
  if (!a || !b) throw new Error('70 records need more than one page')
  expect(await openBodyPage(box, { id: a.row.id, c: b.row.c })).toBeNull()
  expect(await openHeadPage(box, a.row)).toBeNull()
})

test('some records of a page are read or passed on, whatever stands first in them, and none that are not wanted', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
  const lie = { sv: 1, vv: {}, f: { note: [{ d: ['d', 1], h: '0', v: `{"id":"${a}","` }] } }
  const mixed = [
    { id: a, sv: 1, vv: { d: 1 }, f: {} },
    { ...lie, id: b },
    { id: c, x: { d: ['d', 2], h: '0' } },
    ...records.slice(0, 3),
  ]
  const [page] = await sealBodyPages(box, webRandom, mixed as typeof records)
  if (!page) throw new Error('six records make a page')
  const some = async (...ids: string[]) => openSomeOfPage(box, page.row, new Set(ids))
  expect(await some(a)).toEqual([mixed[0]])
  expect(await some(b)).toEqual([mixed[1]])
  expect(await some(c, 'r1')).toEqual([mixed[2], mixed[4]])
  expect(await some('d'.repeat(32))).toEqual([])
  expect(await openSomeOfPage(box, { id: 'other', c: page.row.c }, new Set([a]))).toBeNull()
  const written = async (...ids: string[]) => {
    const found = await openWrittenOfPage(box, page.row, new Set(ids))
    return found?.map(({ id, json }) => ({
      id,
      record: JSON.parse(new TextDecoder().decode(json)) as unknown,
    }))
  }
  expect(await written(a)).toEqual([{ id: a, record: mixed[0] }])
  expect(await written(b, c, 'r0', 'r1')).toEqual(
    [1, 2, 3, 4].map((at) => ({ id: mixed[at]?.id, record: mixed[at] })),
  )
  expect(await written('d'.repeat(32))).toEqual([])
  expect(await openWrittenOfPage(box, { id: 'other', c: page.row.c }, new Set([a]))).toBeNull()
})

test('heads lie in pages of 256', async () => {
  const entries = Array.from({ length: 300 }, (_, i) =>
    indexEntryOf({ id: `r${i}`, sv: 1, vv: {}, f: {} }, 'page', { head: null, item: null }),
  )
  const rows = await sealHeadPages(box, webRandom, entries)
  const opened = await Promise.all(rows.map(async (row) => openHeadPage(box, row)))
  expect(opened.map((page) => page?.length)).toEqual([256, 44])
  expect(opened.flat()).toEqual(entries)
})

test('chunks keep order and leave nothing out', () => {
  expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(chunksOf([], 2)).toEqual([])
})

test('what lies there written is not written again, and the page is the same', async () => {
  const written = records.slice(0, 3).map((record, at) => {
    const json = utf8ToBytes(JSON.stringify(record))
    return at === 1 ? record : asReceived({ ...record }, { json, hasSiblings: false })
  })
  const [page] = await sealBodyPages(box, webRandom, written)
  if (!page) throw new Error('three records need a page')
  expect(page.jsonLength).toBe(JSON.stringify(records.slice(0, 3)).length)
  expect(await openBodyPage(box, page.row)).toEqual(records.slice(0, 3))
  expect(await openSomeOfPage(box, page.row, new Set(['r2']))).toEqual([records[2]])
})

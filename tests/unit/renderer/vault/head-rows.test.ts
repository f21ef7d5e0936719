import { expect, test } from 'vitest'
import { fromEntryRows, toEntryRows } from '#renderer/vault/head-rows.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { deriveHead } from '#shared/domain/derive-head.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { someHead } from '#tests/support/heads.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { syntheticRecords } from '#tests/support/synthetic-office.ts'

const order = { seed: 5, cases: 200, until: '2026-11-22' as CalendarDate }
const entry = (change: Partial<IndexEntry>): IndexEntry => ({
  id: 'a',
  page: null,
  vv: {},
  x: null,
  head: null,
  item: null,
  ...change,
})

test('every entry comes back as it was, also through JSON', () => {
  const entries = [...syntheticRecords(order)].map((record, at) =>
    entry({
      id: record.id,
      page: `page ${String(at % 3)}`,
      vv: { device: at },
      head: deriveHead(record.id, readCaseFile(record)),
    }),
  )
  const rows = toEntryRows(entries)
  expect(rows.pages).toEqual(['page 0', 'page 1', 'page 2'])
  expect(fromEntryRows(JSON.parse(JSON.stringify(rows)) as typeof rows)).toEqual(entries)
})

test('no two fields of a head change places', () => {
  const head = deriveHead(sampleCase.id, sampleCase)
  const names = Object.keys(head).filter((name) => name !== 'id')
  const words = Object.fromEntries(names.map((name) => [name, name]))
  // Runs are laid out anew, so that they have to be some.
  const told = {
    ...words,
    id: 'a',
    imported: 'imported',
    transfer: 'transfer',
    handedOver: 'handedOver',
    runs: head.runs,
  }
  const [back] = fromEntryRows(toEntryRows([entry({ head: told as unknown as typeof head })]))
  expect(back?.head).toEqual(told)
  // Rows of earlier programs are shorter.
  const rows = toEntryRows([entry({ head })])
  const cut = rows.rows.map((row) => row.with(4, (row[4] as unknown as unknown[]).slice(0, 30) as never))
  const { handedOver: _later, ...earlier } = head
  expect(fromEntryRows({ ...rows, rows: cut as unknown as typeof rows.rows })[0]?.head).toEqual({
    ...earlier,
    id: 'a',
  })
})

test('runs on the same edition name it once in a page', () => {
  const place = {
    chain: 'a',
    region: 'stendal',
    version: '1',
    edition: 'ab'.repeat(32),
    declined: null,
  } as const
  const other = { ...place, declined: 'cd'.repeat(32) }
  const idAt = (at: number): string => String(at).padStart(32, '0')
  const entries = Array.from({ length: 100 }, (_, at) => {
    const runs = [
      { entity: idAt(2 * at), ...place },
      { entity: idAt(2 * at + 1), ...(at % 2 === 0 ? place : other) },
    ]
    return entry({ id: idAt(at), head: someHead({ id: idAt(at), runs }) })
  })
  const without = entries.map((one) => entry({ id: one.id, head: someHead({ id: one.id }) }))
  const [rows, bare] = [entries, without].map((some) => JSON.stringify(toEntryRows(some)))
  expect(fromEntryRows(JSON.parse(rows ?? '') as ReturnType<typeof toEntryRows>)).toEqual(entries)
  // Two ids of 32 characters each, and little else.
  expect(((rows?.length ?? 0) - (bare?.length ?? 0)) / entries.length).toBeLessThan(90)
})

test('an entry without a head, an erased one and a small thing beside the cases come back too', () => {
  const item = { id: 'b', kind: 'event', values: { title: 'Forum' } }
  const entries = [entry({}), entry({ x: { h: 'stamp', by: 'device' } as unknown as IndexEntry['x'] })]
  const all = [...entries, entry({ id: 'b', item: item as unknown as IndexEntry['item'] })]
  expect(fromEntryRows(toEntryRows(all))).toEqual(all)
})

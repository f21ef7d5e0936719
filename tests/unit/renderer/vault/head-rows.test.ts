import { expect, test } from 'vitest'
import { fromEntryRows, toEntryRows } from '#renderer/vault/head-rows.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { deriveHead } from '#shared/domain/derive-head.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
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
  const told = { ...Object.fromEntries(names.map((name) => [name, name])), id: 'a', imported: 'imported' }
  const [back] = fromEntryRows(toEntryRows([entry({ head: told as unknown as typeof head })]))
  expect(back?.head).toEqual(told)
})

test('an entry without a head, an erased one and a small thing beside the cases come back too', () => {
  const item = { id: 'b', kind: 'event', values: { title: 'Forum' } }
  const entries = [entry({}), entry({ x: { h: 'stamp', by: 'device' } as unknown as IndexEntry['x'] })]
  const all = [...entries, entry({ id: 'b', item: item as unknown as IndexEntry['item'] })]
  expect(fromEntryRows(toEntryRows(all))).toEqual(all)
})

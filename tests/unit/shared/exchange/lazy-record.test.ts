import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { lazyRecord } from '#shared/exchange/lazy-record.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import { emptyRecord, eraseRecord, writeRegisters } from '#shared/records/write.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'

const author = { device: 'a'.repeat(32), counter: 0, stamp: firstStamp }
const { record } = writeRegisters(
  emptyRecord('1'.repeat(32)),
  [
    { name: 'status', value: 'open' },
    { name: 'note', value: { deep: ['ü', 1, null] } },
  ],
  { author, now: 1, schemaVersion: 1 },
)
const line = (rec: unknown): Uint8Array => utf8ToBytes(JSON.stringify({ t: 'rec', rec }))

test('a record that is read late is the same record, as a value, as JSON and as a copy', () => {
  const late = lazyRecord(record, line(record))
  expect(late).toEqual(record)
  expect(JSON.stringify(late)).toBe(JSON.stringify(record))
  expect({ ...late }).toEqual(record)
  expect(structuredClone(late)).toEqual(record)
})

test('one that passed the check as it stands is the same without another', () => {
  const late = lazyRecord(record, line(record), true)
  expect(late).toEqual(record)
  expect(JSON.stringify(late)).toBe(JSON.stringify(record))
})

test('it merges like the record it is', () => {
  const { record: newer } = writeRegisters(record, [{ name: 'status', value: 'closed' }], {
    author: { ...author, device: 'b'.repeat(32) },
    now: 2,
    schemaVersion: 1,
  })
  expect(mergeRecords(newer, lazyRecord(record, line(record)))).toEqual(newer)
  expect(mergeRecords(record, lazyRecord(newer, line(newer)))).toEqual(newer)
})

test('what a hostile line carries beside the record does not come back when it is read late', () => {
  const hostile = utf8ToBytes(
    JSON.stringify({ t: 'rec', rec: record }).replace('"f":{', '"f":{"__proto__":{"polluted":[]},'),
  )
  expect(JSON.stringify(lazyRecord(record, hostile))).toBe(JSON.stringify(record))
})

test('an erased record has nothing to read late', () => {
  const { record: erased } = eraseRecord('1'.repeat(32), author, 3)
  expect(lazyRecord(erased, line(erased))).toBe(erased)
})

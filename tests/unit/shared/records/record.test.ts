import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { contradictions, hasConflict, shownValue, type LiveRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters } from '#shared/records/write.ts'

const id = '0'.repeat(32)

function written(device: string, value: LiveRecord['f'][string][number]['v'], now: number): LiveRecord {
  const author = { device, counter: 0, stamp: firstStamp }
  return writeRegisters(emptyRecord(id), [{ name: 'a', value }], { author, now, schemaVersion: 1 }).record
}

const together = (records: readonly LiveRecord[]): LiveRecord =>
  records.reduce((a, b) => mergeRecords(a, b) as LiveRecord)

test('the same value written twice contradicts nothing; the record keeps both writes', () => {
  const record = together([written('aa', { x: 1, y: [2] }, 5), written('bb', { y: [2], x: 1 }, 9)])
  expect(record.f['a']).toHaveLength(2)
  expect(hasConflict(record, 'a')).toBe(false)
  expect(contradictions(record, 'a')).toMatchObject([{ d: ['bb', 1] }])
})

test('of three writes, two the same, two values are to be chosen from, latest first', () => {
  const record = together([written('aa', 'x', 5), written('bb', 'y', 7), written('cc', 'x', 9)])
  expect(contradictions(record, 'a').map(({ v, d }) => [v, d[0]])).toEqual([
    ['x', 'cc'],
    ['y', 'bb'],
  ])
  expect(hasConflict(record, 'a')).toBe(true)
})

test('an order that differs is another value; a number is not its text', () => {
  expect(hasConflict(together([written('aa', ['p', 'q'], 5), written('bb', ['q', 'p'], 5)]), 'a')).toBe(true)
  expect(hasConflict(together([written('aa', 1, 5), written('bb', '1', 5)]), 'a')).toBe(true)
  expect(hasConflict(together([written('aa', null, 5), written('bb', '', 5)]), 'a')).toBe(true)
})

test('there is a conflict exactly where values differ, and the first is the one on show', () => {
  const writes = fc.array(fc.record({ value: fc.jsonValue({ maxDepth: 2 }), now: fc.nat(9) }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(writes, (list) => {
      const record = together(list.map(({ value, now }, at) => written(`d${at}`, value as never, now)))
      const values = (record.f['a'] ?? []).map(({ v }) => canonicalJson(v))
      expect(hasConflict(record, 'a')).toBe(new Set(values).size > 1)
      expect(new Set(contradictions(record, 'a').map(({ v }) => canonicalJson(v)))).toEqual(new Set(values))
      expect(contradictions(record, 'a')[0]?.v).toEqual(shownValue(record, 'a'))
    }),
  )
})

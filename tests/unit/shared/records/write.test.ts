import { expect, test } from 'vitest'
import { firstStamp, nextStamp } from '#shared/records/hybrid-clock.ts'
import { emptyRecord, eraseRecord, writeRegisters } from '#shared/records/write.ts'

const author = { device: 'aa', counter: 41, stamp: firstStamp }
const context = { author, now: 1_000, schemaVersion: 2 }

test('each register write takes the next number of the device and a later stamp', () => {
  const { record, author: after } = writeRegisters(
    emptyRecord('1'),
    [
      { name: 'status', value: 'open' },
      { name: 'need', value: ['work'] },
    ],
    context,
  )
  const first = nextStamp(firstStamp, 1_000)
  const second = nextStamp(first, 1_000)
  expect(record).toEqual({
    id: '1',
    sv: 2,
    vv: { aa: 43 },
    f: {
      status: [{ d: ['aa', 42], h: first, v: 'open' }],
      need: [{ d: ['aa', 43], h: second, v: ['work'] }],
    },
  })
  expect(after).toEqual({ device: 'aa', counter: 43, stamp: second })
})

test('writing nothing changes nothing, not even the schema version', () => {
  const record = emptyRecord('1')
  expect(writeRegisters(record, [], context)).toEqual({ record, author })
})

test('what nobody has seen gone stands again as the writes it was, and takes no number', () => {
  const stood = [{ d: ['bb', 7], h: firstStamp, v: 'before' }] as const
  const gone = { id: '1', sv: 1, vv: { bb: 7, aa: 41 }, f: {} }
  const writes = [
    { name: 'need', value: 'before', stood },
    { name: 'status', value: 'open' },
  ]
  const { record, author: after } = writeRegisters(gone, writes, context)
  expect(record.f['need']).toEqual(stood)
  expect(record.vv).toEqual({ bb: 7, aa: 42 })
  expect(after.counter).toBe(42)
})

test('a record keeps the highest schema version of its writers', () => {
  const newer = writeRegisters(emptyRecord('1'), [{ name: 'a', value: 1 }], {
    ...context,
    schemaVersion: 7,
  }).record
  expect(writeRegisters(newer, [{ name: 'a', value: 2 }], context).record.sv).toBe(7)
})

test('an erased record keeps its id and who erased it when, and nothing else', () => {
  const { record, author: after } = eraseRecord('1', author, 1_000)
  expect(record).toEqual({ id: '1', x: { d: ['aa', 42], h: nextStamp(firstStamp, 1_000) } })
  expect(after.counter).toBe(42)
})

test('what contradicted can be put back: each a write of its own, with the stamp it had', () => {
  const again = [
    { h: nextStamp(firstStamp, 900), v: 'late' },
    { h: nextStamp(firstStamp, 100), v: 'early' },
  ]
  const { record, author: after } = writeRegisters(
    emptyRecord('1'),
    [{ name: 'a', value: 'late', again }],
    context,
  )
  expect(record.f['a']).toEqual([
    { d: ['aa', 42], ...again[0] },
    { d: ['aa', 43], ...again[1] },
  ])
  expect(record.vv).toEqual({ aa: 43 })
  expect(after).toEqual({ device: 'aa', counter: 43, stamp: nextStamp(nextStamp(firstStamp, 1_000), 1_000) })
})

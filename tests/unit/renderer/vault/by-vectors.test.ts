import { expect, test } from 'vitest'
import { asReceived } from '#shared/exchange/received-record.ts'
import type { LiveRecord, MergeableRecord, VersionVector } from '#shared/records/record.ts'
import { decideByVectors } from '#renderer/vault/by-vectors.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'

const id = '1'.repeat(32)
const ours: IndexEntry = { id, page: 'p', vv: { a: 2, b: 1 }, x: null, head: null, item: null }
const index = { get: (asked: string) => (asked === id ? ours : undefined) }

function theirs(vv: VersionVector, hasSiblings = false): MergeableRecord {
  const f: LiveRecord['f'] = { note: [{ d: ['a', 1], h: '0'.repeat(16), v: 'x' }] }
  return asReceived({ id, sv: 3, vv, f }, { json: null, hasSiblings })
}

test('whoever has seen all that the other has is what comes of both', () => {
  const newer = theirs({ a: 2, b: 2 })
  expect(decideByVectors(index, [newer])).toEqual({
    decided: [{ effect: 'changed', record: newer }],
    open: [],
  })
  for (const vv of [ours.vv, { a: 1 }, { a: 2 }]) {
    const { decided, open } = decideByVectors(index, [theirs(vv)])
    expect(open).toEqual([])
    expect(decided).toEqual([{ effect: 'unchanged', record: { id, sv: 3, vv: ours.vv, f: {} } }])
  }
})

test('what was written at both sides, holds more than one write, is new, erased or of no package is looked at', () => {
  const plain: MergeableRecord = { id, sv: 3, vv: { a: 9, b: 9 }, f: {} }
  const x = { d: ['c', 1], h: '0'.repeat(16) } as const
  const other = asReceived({ ...plain, id: '2'.repeat(32) }, { json: null, hasSiblings: false })
  for (const one of [theirs({ a: 1, b: 2 }), theirs({ a: 2, b: 2 }, true), plain, { id, x }, other])
    expect(decideByVectors(index, [one])).toEqual({ decided: [], open: [one] })
  const gone = { get: () => ({ ...ours, vv: {}, x }) }
  expect(decideByVectors(gone, [theirs({ a: 1 })])).toMatchObject({ decided: [] })
})

test('a record that is named twice is looked at', () => {
  const named = [theirs({ a: 1 }), theirs({ a: 2, b: 2 })]
  expect(decideByVectors(index, named)).toEqual({ decided: [], open: named })
})

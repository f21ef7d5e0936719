import { expect, test } from 'vitest'
import { mergeRecords } from '#shared/records/merge.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import { planRecords } from '#shared/exchange/import-plan.ts'
import { recordPieces } from '#renderer/vault/record-pieces.ts'

const state = (id: string, counter: number): LiveRecord => ({
  id,
  sv: 1,
  vv: { d: counter },
  f: { note: [{ d: ['d', counter], h: '0'.repeat(16), v: `${id} ${counter}` }] },
})

test('pieces come in the order wanted, and a record that is named twice is in one of them', () => {
  const records = [state('a', 1), state('b', 1), state('c', 1), state('a', 2)]
  const pieces = recordPieces(records, (ids) => ids.toReversed(), 2)
  expect(pieces.map((piece) => piece.map(({ id }) => id))).toEqual([
    ['c', 'b'],
    ['a', 'a'],
  ])
  expect(recordPieces([], (ids) => ids, 2)).toEqual([])
})

test('compared piece by piece, the same comes out as at once', () => {
  const records = ['a', 'b', 'c', 'd', 'e', 'a'].map((id, at) => state(id, at + 1))
  const ours = new Map(['a', 'c'].map((id) => [id, state(id, 3)]))
  const pieces = recordPieces(records, (ids) => ids, 2)
  const planned = pieces.flatMap((piece) => planRecords(piece, ours))
  expect(planned).toEqual(planRecords(records, ours))
  expect(planned.find(({ record }) => record.id === 'a')?.record).toEqual(
    mergeRecords(mergeRecords(state('a', 3), state('a', 1)), state('a', 6)),
  )
})

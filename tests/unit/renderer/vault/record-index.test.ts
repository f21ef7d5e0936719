import { expect, test } from 'vitest'
import { createRecordIndex, indexEntryOf, supersedes, type IndexEntry } from '#renderer/vault/record-index.ts'

const nothing = { head: null, item: null }

function entry(change: Partial<IndexEntry>): IndexEntry {
  return { id: 'a', page: null, vv: {}, x: null, head: null, item: null, ...change }
}

test('the state that has seen more is the newer one', () => {
  const older = entry({ vv: { one: 3, two: 1 } })
  const newer = entry({ vv: { one: 3, two: 2 } })
  expect(supersedes(newer, older)).toBe(true)
  expect(supersedes(older, newer)).toBe(false)
})

test('it does however large the numbers are that somebody has written into it', () => {
  const claimed = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`d${i}`, 2 ** 52]))
  const older = entry({ vv: { own: 1, ...claimed } })
  const newer = entry({ vv: { ...claimed, own: 2 } })
  expect(supersedes(newer, older)).toBe(true)
  expect(supersedes(older, newer)).toBe(false)
})

test('the same state in another place takes over, so that a moved record is found', () => {
  expect(supersedes(entry({ vv: { one: 1 }, page: 'p' }), entry({ vv: { one: 1 } }))).toBe(true)
})

test('erasure absorbs, and of two erasures the later stamp counts', () => {
  const erased = entry({ x: { d: ['one', 1], h: '5' } })
  const live = entry({ vv: { one: 1000 } })
  expect(supersedes(erased, live)).toBe(true)
  expect(supersedes(live, erased)).toBe(false)
  expect(supersedes(entry({ x: { d: ['two', 9], h: '4' } }), erased)).toBe(false)
})

test('an index keeps the newest of what it is offered and tells of each change', () => {
  const index = createRecordIndex()
  const told: IndexEntry[] = []
  index.onPut((next) => told.push(next))
  const newer = entry({ vv: { one: 2 } })
  expect(index.offer(newer)).toBe(true)
  expect(index.offer(entry({ vv: { one: 1 } }))).toBe(false)
  expect(index.get('a')).toBe(newer)
  expect(told).toEqual([newer])
})

test('an entry is made of a live or of an erased record', () => {
  const x = { d: ['one', 4], h: '7' } as const
  expect(indexEntryOf({ id: 'a', x }, 'p', nothing)).toEqual(entry({ page: 'p', x }))
  expect(indexEntryOf({ id: 'a', sv: 1, vv: { one: 1 }, f: {} }, null, nothing)).toEqual(
    entry({ vv: { one: 1 } }),
  )
})

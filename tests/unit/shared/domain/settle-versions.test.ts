import { expect, test } from 'vitest'
import { isSlight, textToSettle, unionOf, withText } from '#shared/domain/settle-versions.ts'

test('lists are joined in the order of the first, each value once', () => {
  expect(
    unionOf([
      ['b', 'a'],
      ['a', 'c'],
    ]),
  ).toEqual(['b', 'a', 'c'])
})

test('nothing is joined where one version holds everything, or one is no list', () => {
  expect(unionOf([['a', 'b'], ['a']])).toBeNull()
  expect(
    unionOf([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  ).toBeNull()
  expect(unionOf([['a'], 'b'])).toBeNull()
  expect(unionOf([['a'], [1]])).toBeNull()
})

test('texts stand one after the other, with what the field takes', () => {
  expect(textToSettle({ kind: 'case', name: 'concern' }, ['A', 'B'])).toEqual({
    joined: 'A\nB',
    longest: 300,
  })
  expect(textToSettle({ kind: 'case', name: 'r.1.reason' }, ['A', ' '])).toBeNull()
  expect(textToSettle({ kind: 'event', name: 'note' }, ['A', 'B'])?.longest).toBe(1000)
  expect(textToSettle({ kind: 'case', name: 'german' }, ['a1', 'b1'])).toBeNull()
  expect(textToSettle({ kind: 'case', name: 'concern' }, ['A', null])).toBeNull()
})

test('the text in a whole conversation; one that is removed has none', () => {
  const [one, two] = [
    { id: '1', note: 'A', topics: ['x'] },
    { id: '1', note: 'B', topics: [] },
  ]
  expect(textToSettle({ kind: 'case', name: 'c.1' }, [one, two])).toEqual({ joined: 'A\nB', longest: 2000 })
  expect(textToSettle({ kind: 'case', name: 'c.1' }, [one, { ...two, note: 'A' }])).toBeNull()
  expect(textToSettle({ kind: 'case', name: 'c.1' }, [one, null])).toBeNull()
  expect(withText({ kind: 'case', name: 'c.1' }, one, 'neu')).toEqual({ ...one, note: 'neu' })
  expect(withText({ kind: 'case', name: 'concern' }, 'A', 'neu')).toBe('neu')
})

test('the coarse profile is slight; what was done, agreed, decided or taken away is not', () => {
  expect(['german', 'topics', 'region'].filter((name) => !isSlight({ kind: 'case', name }))).toEqual([])
  const weighty = ['concern', 'closedOn', 'results', 'binnedOn', 'code', 'c.1', 'r.1.outcome', 'r.1.consent']
  expect(weighty.filter((name) => isSlight({ kind: 'case', name }))).toEqual([])
  expect(['place', 'seats'].filter((name) => !isSlight({ kind: 'event', name }))).toEqual([])
  expect(
    ['note', 'removedOn', 'n.male.18-24', 'consents'].filter((name) => isSlight({ kind: 'event', name })),
  ).toEqual([])
  expect(isSlight({ kind: 'transfer', name: 'anything' })).toBe(false)
})

import { expect, test } from 'vitest'
import { countRunningCases, keyOfRun, runGroups, runningCases } from '#shared/domain/running-chains.ts'
import { someHead } from '#tests/support/heads.ts'

const place = { chain: 'a', region: 'stendal', version: '1', edition: null, declined: null } as const
const other = { ...place, chain: 'b' } as const
const idOf = (letter: string): string => letter.repeat(32)
const run = (letter: string, at: typeof place | typeof other = place) => ({ entity: idOf(letter), ...at })
/** The first walks through the same chain twice and through another one; the second through one. */
const heads = [
  someHead({ id: idOf('1'), code: 'AAAA-AAAA', runs: [run('a'), run('b', other), run('c')] }),
  someHead({ id: idOf('2'), code: 'BBBB-BBBB', adviser: 'KL', runs: [run('d')] }),
]

test('a case that stands on an edition twice is one case of its group', () => {
  expect(runGroups(heads)).toEqual([
    { key: keyOfRun(place), place, count: 3, cases: 2 },
    { key: keyOfRun(other), place: other, count: 1, cases: 1 },
  ])
})

test('a case in several groups counts once among them', () => {
  const keys = [keyOfRun(place), keyOfRun(other)]
  expect(countRunningCases(heads, { keys })).toBe(2)
  expect(countRunningCases(heads, { keys: [keyOfRun(other)] })).toBe(1)
  expect(countRunningCases(heads, { keys, advisers: ['KL'] })).toBe(1)
  expect(countRunningCases(heads, { keys: [] })).toBe(0)
})

test('every run has its own row, so that each can be gone to', () => {
  const [group] = runningCases(heads, { keys: [keyOfRun(place)], limit: 10 })
  expect(group?.total).toBe(3)
  expect(group?.rows.map(({ entity }) => entity)).toEqual(['a', 'c', 'd'].map(idOf))
})

test('what lies in the bin stands nowhere', () => {
  const binned = heads.map((head) => ({ ...head, binnedOn: head.openedOn }))
  expect(runGroups(binned)).toEqual([])
  expect(countRunningCases(binned, { keys: [keyOfRun(place)] })).toBe(0)
})

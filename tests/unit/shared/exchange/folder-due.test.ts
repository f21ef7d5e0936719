import { expect, test } from 'vitest'
import { emptyExchangeState } from '#shared/exchange/exchange-state.ts'
import { askedBy, hasNews, holdsAllItTells, lastSaid, reachOf } from '#shared/exchange/folder-due.ts'
import {
  emptyFolderMemory,
  withLook,
  type FolderMemory,
  type Outcome,
} from '#shared/exchange/folder-memory.ts'
import type { MergeableRecord } from '#shared/records/record.ts'

const [self, north, south] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const directory = 'd'.repeat(64)

const record = (id: string, count: number): MergeableRecord => ({ id, sv: 1, vv: { [south]: count }, f: {} })

function remembering(...outcomes: readonly Outcome[]): FolderMemory {
  const files = outcomes.map((outcome, at) => ({
    ...{ name: `${String(at)}.age`, size: 1, modified: 1, hash: null, since: 1 },
    outcome,
  }))
  return { ...emptyFolderMemory('f'), files }
}

test('a package that tells more than it holds provides for nobody', () => {
  const header = { base: { [south]: 3 }, upto: { [south]: 9 } }
  const known = [record('old', 2), record('told', 5), record('later', 10)]
  expect(holdsAllItTells(known, { header, records: [record('told', 5)] })).toBe(true)
  expect(holdsAllItTells(known, { header, records: [] })).toBe(false)
  // An erasure counts like any other write.
  const erased: MergeableRecord = { id: 'gone', x: { d: [south, 4], h: '0'.repeat(16) } }
  expect(holdsAllItTells([erased], { header, records: [] })).toBe(false)
  expect(holdsAllItTells([erased], { header, records: [erased] })).toBe(true)
})

test('what others offer counts for those who can use it', () => {
  const taken = (upto: number): Outcome => ({ is: 'taken', for: [north], upto: { [south]: upto } })
  const circle = { self, recipients: [north], state: emptyExchangeState, present: null }
  expect(reachOf({ ...circle, memory: remembering(taken(9)) }).byOthers).toEqual({ [south]: 9 })
  expect(reachOf({ ...circle, memory: remembering() }).byOthers).toEqual({})
})

test('whoever asks is answered once, and a look that found nothing lasts until more is known', () => {
  const memory = remembering({ is: 'taken', for: [], upto: {}, asks: `${north}:4` })
  const asked = askedBy(memory, [north])
  expect(asked).toEqual([`${north}:4`])
  expect(askedBy(memory, [south])).toEqual([])
  const look = { group: 'g', to: [north], have: { [self]: 2 }, directory, answered: [...asked] }
  const said = lastSaid(withLook(memory, look), 'g')
  const news = { said, recipients: [north], here: { [self]: 2 }, direct: {}, directory, asked }
  expect(hasNews(news)).toBe(false)
  expect(hasNews({ ...news, asked: [...asked, `${north}:5`] })).toBe(true)
  expect(hasNews({ ...news, here: { [self]: 3 } })).toBe(true)
  expect(hasNews({ ...news, direct: { [north]: 4 } })).toBe(true)
  // What an older program said was heard as far as it knew then: an update alone is no news.
  const former = { ...look, have: { [self]: 2, [north]: 4 } }
  const updated = { ...news, said: former, here: former.have }
  expect(hasNews({ ...updated, direct: { [north]: 4 } })).toBe(false)
  expect(hasNews({ ...updated, said: { ...former, direct: {} }, direct: { [north]: 4 } })).toBe(true)
  expect(hasNews({ ...news, directory: 'e'.repeat(64) })).toBe(true)
})

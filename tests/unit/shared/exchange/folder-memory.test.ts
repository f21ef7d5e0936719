import { expect, test } from 'vitest'
import {
  emptyFolderMemory,
  FolderMemory,
  hasOrphans,
  openingOf,
  withOwn,
  withoutOrphans,
} from '#shared/exchange/folder-memory.ts'

const hash = 'a'.repeat(64)
/** A package as older programs remembered it. */
const own = {
  ...{
    group: 'all:o01',
    name: 'paket-20261122-00000001.age',
    hash,
    size: 1,
    to: [],
    base: {},
    upto: {},
    have: {},
  },
  ...{ records: 1, directory: 'b'.repeat(64), written: true, done: false },
}

test('what an older program remembered is read', () => {
  const retired = [{ name: 'paket-20261121-00000001.age', hash: 'c'.repeat(64) }]
  const taken = { is: 'taken', for: [], upto: {} }
  const files = [{ name: 'x.age', size: 1, modified: 1, hash, outcome: taken, since: 1 }]
  const row = { folder: 'f', files, own: [own], retired, lastExchange: null }
  expect(FolderMemory.parse(row)).toEqual(row)
})

test('a package for a circle that is none any more goes at once, an older one with its successor', () => {
  const memory = withOwn(withOwn(emptyFolderMemory('f'), own), { ...own, hash: 'd'.repeat(64) })
  expect(memory.retired).toEqual([{ name: own.name, hash, group: 'all:o01' }])
  expect(hasOrphans(memory, ['all:o01'])).toBe(false)
  expect(hasOrphans(memory, ['figures:o01'])).toBe(true)
  const without = withoutOrphans(memory, ['figures:o01'])
  expect(without.own).toEqual([])
  expect(without.retired.at(-1)).toEqual({ name: own.name, hash: 'd'.repeat(64) })
})

test('a file is opened twice in vain, and again when a person asks', () => {
  const empty = emptyFolderMemory('f')
  const usual = { thorough: false }
  const first = openingOf(empty, hash, usual)
  const second = openingOf({ ...empty, opening: first ?? undefined }, hash, usual)
  expect([first?.ended, second?.ended]).toEqual([0, 1])
  const memory = { ...empty, opening: second ?? undefined }
  expect(openingOf(memory, hash, usual)).toBeNull()
  expect(openingOf(memory, 'e'.repeat(64), usual)).toMatchObject({ ended: 0 })
  expect(openingOf(memory, hash, { thorough: true })).toMatchObject({ ended: 0 })
})

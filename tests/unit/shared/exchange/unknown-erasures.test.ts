import { expect, test } from 'vitest'
import { emptyExchangeState, ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  erasuresBeyond,
  mostUnknownErasures,
  withUnknownErasures,
} from '#shared/exchange/unknown-erasures.ts'
import { erase, write } from '#tests/support/offices.ts'
import { chosen, eachWithOffices, exchangedAll, id, isGone, take } from '#tests/support/partial-offices.ts'

const at = eachWithOffices()

test('an erasure of what was never here is kept, whichever way the record comes later', async () => {
  await exchangedAll(at)
  write(at.south, id('1'), { code: 'nie gesehen' })
  // Ost has the case, and hears of the erasure late.
  await take(at.west, at.south)
  chosen(at, 'figures')
  erase(at.south, id('1'))
  expect((await take(at.north, at.south)).setAside).toBeNull()
  expect(isGone(at.north, id('1'))).toBe(true)
  await take(at.north, at.west)
  expect(isGone(at.north, id('1'))).toBe(true)
  expect(at.north.state.unknownErasures).toEqual({ o02: 1 })
})

test('of an office that receives a part no more of them are taken in than an office can have', async () => {
  await exchangedAll(at)
  chosen(at, 'figures')
  at.north.state = withUnknownErasures(at.north.state, 'o02', mostUnknownErasures - 1)
  for (const letter of ['1', '2', '3']) {
    write(at.south, id(letter), { code: letter })
    erase(at.south, id(letter))
  }
  expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 2 })
  expect(at.north.records.size).toBe(1)
  expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 2 })
  // What stands here is erased all the same, and an office that receives everything writes as this one does.
  write(at.north, id('b'), { kind: 'body', name: 'Kammer' })
  await take(at.south, at.north)
  erase(at.south, id('b'))
  await take(at.north, at.south)
  expect(isGone(at.north, id('b'))).toBe(true)
  chosen(at, 'all')
  expect((await take(at.north, at.south)).setAside).toBeNull()
  expect(at.north.state.unknownErasures).toEqual({ o02: mostUnknownErasures })
})

test('each office has room of its own, and the count reads back', () => {
  const state = withUnknownErasures(emptyExchangeState, 'o02', mostUnknownErasures)
  const tombstone = { id: id('1'), x: { d: [id('a'), 1] as [string, number], h: '0'.repeat(16) } }
  expect(erasuresBeyond([tombstone], state, 'o02')).toEqual([tombstone])
  expect(erasuresBeyond([tombstone], state, 'o03')).toEqual([])
  expect(ExchangeState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  expect(withUnknownErasures(emptyExchangeState, 'o02', 0)).toBe(emptyExchangeState)
})

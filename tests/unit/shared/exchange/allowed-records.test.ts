import { describe, expect, test } from 'vitest'
import { allowedRecords, withoutReceipt } from '#shared/exchange/allowed-records.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import { receiptsFor } from '#shared/exchange/receipts.ts'
import { check, choose, erase, itemOf, noon, send, write } from '#tests/support/offices.ts'
import {
  chosen,
  eachWithOffices,
  exchangedAll,
  id,
  isGone,
  someCase,
  take,
  transfer,
} from '#tests/support/partial-offices.ts'

const at = eachWithOffices()

describe('of an office that receives a part only', () => {
  test.each(['transfers', 'figures', null] as const)(
    'no case is erased or overwritten (%s)',
    async (scope) => {
      write(at.north, someCase, { code: 'x', concern: 'unser Fall' })
      await exchangedAll(at)
      chosen(at, scope)
      const before = at.north.records.get(someCase)
      write(at.south, someCase, { concern: 'überschrieben' })
      expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope })
      erase(at.south, someCase)
      expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope })
      expect(at.north.records.get(someCase)).toEqual(before)
    },
  )

  test('new cases are not counted here', async () => {
    chosen(at, 'figures')
    for (const letter of ['1', '2', '3']) write(at.south, id(letter), { code: letter })
    write(at.south, id('b'), { kind: 'body', name: 'Kammer' })
    expect((await take(at.north, at.south)).setAside).toEqual({ count: 3, scope: 'figures' })
    expect([...at.north.records.keys()]).toEqual([id('b')])
  })

  test('a case does not become a transfer or a body by its id', async () => {
    write(at.north, someCase, { code: 'x' })
    chosen(at, 'figures')
    write(at.south, someCase, { kind: 'body', name: 'Kammer' })
    expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
    chosen(at, 'transfers')
    at.south.records.delete(someCase)
    write(at.south, someCase, { ...transfer, from: 'o02', to: 'o01' })
    expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
    expect(Object.keys(at.north.records.get(someCase) ?? {})).toContain('f')
    expect(itemOf(at.north.records.get(someCase) as never)).toBeNull()
  })

  test('an erasure of a case it opened itself follows', async () => {
    write(at.south, someCase, { code: 'x' })
    await exchangedAll(at)
    chosen(at, 'figures')
    erase(at.south, someCase)
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(isGone(at.north, someCase)).toBe(true)
  })

  test('bodies are written and erased by both', async () => {
    write(at.north, id('b'), { kind: 'body', name: 'Kammer' })
    await exchangedAll(at)
    chosen(at, 'figures')
    write(at.south, id('b'), { name: 'Handwerkskammer' })
    expect((await take(at.north, at.south)).setAside).toBeNull()
    erase(at.south, id('b'))
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(isGone(at.north, id('b'))).toBe(true)
    chosen(at, 'transfers')
    write(at.south, id('d'), { kind: 'body' })
    expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope: 'transfers' })
  })
})

describe('what was set aside', () => {
  test('is no gap in what is known, is not acknowledged, and comes once more is chosen', async () => {
    chosen(at, 'figures')
    write(at.south, someCase, { code: 'x' })
    write(at.south, id('b'), { kind: 'body' })
    await take(at.north, at.south)
    expect(at.north.state.known).toEqual({})
    expect(receiptsFor(at.north.state, at.south.device.id)).toEqual([])
    await take(at.south, at.north)
    chosen(at, 'all')
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(at.north.records.size).toBe(2)
    expect(receiptsFor(at.north.state, at.south.device.id)).toEqual([2])
    expect(at.north.state.known).toEqual({ [at.south.device.id]: 2 })
  })

  test('holds back nothing of other devices', async () => {
    write(at.west, id('b'), { kind: 'body' })
    await take(at.south, at.west)
    chosen(at, 'figures')
    write(at.south, someCase, { code: 'x' })
    await take(at.north, at.south)
    expect(at.north.state.known).toEqual({ [at.west.device.id]: 1 })
  })

  test('the very package may be opened again after the choice, and is then no repetition', async () => {
    chosen(at, 'figures')
    write(at.south, someCase, { code: 'x' })
    const { bytes } = await send(at.south, ['o01'])
    const first = await check(at.north, bytes)
    if (typeof first === 'string') throw new Error(first)
    const { state, author, records: oursById } = at.north
    const allowed = allowedRecords(first, { state, author, oursById, itemOf })
    at.north.state = withoutReceipt(
      planImport(allowed.checked, { state, author, now: noon, oursById }).state,
      first,
    )
    chosen(at, 'all')
    expect(await check(at.north, bytes)).toMatchObject({ warnings: [] })
  })
})

test('before a choice an office adds and goes on with its own, and touches nothing else', async () => {
  write(at.north, someCase, { code: 'x' })
  await exchangedAll(at)
  chosen(at, null)
  write(at.south, id('d'), { code: 'd' })
  expect((await take(at.north, at.south)).setAside).toBeNull()
  write(at.south, id('d'), { concern: 'weiter' })
  expect((await take(at.north, at.south)).setAside).toBeNull()
  erase(at.south, id('d'))
  expect((await take(at.north, at.south)).setAside).toBeNull()
})

test('the own office and an office that receives everything write as this device does', async () => {
  write(at.north, someCase, { code: 'x' })
  await exchangedAll(at)
  at.north.state = choose(at.north.state, [{ id: 'o02' }], 'all')
  erase(at.south, someCase)
  expect((await take(at.north, at.south)).setAside).toBeNull()
  expect(isGone(at.north, someCase)).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { withoutReceipt } from '#shared/exchange/allowed-records.ts'
import { allowedRecords } from '#shared/exchange/allowed-records.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import { receiptsFor } from '#shared/exchange/receipts.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { admissionBy } from '#shared/exchange/card.ts'
import { withScope } from '#shared/exchange/in-scope.ts'
import { addDevice, renewOffice } from '#shared/exchange/network-acts.ts'
import {
  anOffice,
  check,
  choose,
  erase,
  itemOf,
  noon,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'
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
const gone = '0f'.repeat(16)

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

describe('the erasure of a case by the office whose it is', () => {
  const refused = { count: 1, scope: 'transfers' } as const
  /** Written by a device that is gone: of before a restore, or lost. */
  const writeAs = (office: TestOffice, device: string): void => {
    const { author } = office
    office.author = { ...author, device }
    write(office, someCase, { code: 'x' })
    office.author = author
  }
  const erased = async (by: TestOffice) => {
    at.north.state = withScope(at.north.state, by.state.office ?? '', {
      scope: 'transfers',
      today,
      device: at.north.device.id,
    })
    erase(by, someCase)
    return (await take(at.north, by)).setAside
  }

  test('comes though others brought the case', async () => {
    write(at.south, someCase, { code: 'x' })
    await take(at.west, at.south)
    await take(at.north, at.west)
    expect(await erased(at.south)).toBeNull()
    expect(isGone(at.north, someCase)).toBe(true)
  })

  test('comes though the device that opened it is in no directory', async () => {
    writeAs(at.south, gone)
    await take(at.north, at.south)
    expect(await erased(at.south)).toBeNull()
  })

  test('comes though its laptop fell away with the former key of the office', async () => {
    write(at.south, someCase, { code: 'x' })
    await take(at.west, at.south)
    await take(at.north, at.west)
    const next = await renewed(at.south)
    write(next, id('b'), { kind: 'body' })
    await take(at.north, next)
    expect(at.north.state.directory?.offices[1]?.devices).toMatchObject([{ id: next.device.id }])
    expect(await erased(at.west)).toEqual(refused)
    expect(await erased(next)).toBeNull()
  })

  test('does not follow where another has worked in it, nor where another brought it', async () => {
    writeAs(at.west, gone)
    await take(at.north, at.west)
    await take(at.south, at.west)
    write(at.south, someCase, { concern: 'weiter' })
    expect(await erased(at.south)).toEqual(refused)
    write(at.west, someCase, { concern: 'weiter' })
    await take(at.north, at.west)
    expect(await erased(at.west)).toBeNull()
  })

  test("is nobody else's of cases from before the own restore, whoever worked in them", async () => {
    writeAs(at.north, gone)
    at.north.state = { ...at.north.state, known: { [gone]: 1 } }
    await take(at.south, at.north)
    write(at.south, someCase, { concern: 'weiter' })
    await take(at.north, at.south)
    expect(await erased(at.south)).toEqual(refused)
  })

  test("is not that of an office that lists another's device", async () => {
    write(at.west, someCase, { code: 'x' })
    await take(at.south, at.west)
    const admission = admissionBy(seedOf(at.south.keys.admin ?? ''), at.west.card.device)
    const { directory } = at.south.state
    if (!directory) throw new Error('no network')
    at.south.state = { ...at.south.state, directory: addDevice(directory, admission) }
    await take(at.north, at.south)
    expect(await erased(at.south)).toEqual(refused)
  })

  /** The office with another laptop and another key, by the root's hand; what it had stands there. */
  async function renewed({ records, state }: TestOffice): Promise<TestOffice> {
    const next = await anOffice('Süd')
    const { keys } = at.north
    const renewal = { office: state.office ?? '', card: next.card, today }
    const made = state.directory && renewOffice(seedOf(keys.root ?? ''), state.directory, renewal)
    if (!made?.ok) throw new Error('not renewed')
    next.state = { ...state, sent: next.state.sent, directory: made.value }
    for (const record of records.values()) next.records.set(record.id, record)
    return next
  }
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

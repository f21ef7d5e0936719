/** Whose a device is that wrote a case: the office that may erase it, whatever it receives. */
import { describe, expect, test } from 'vitest'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { admissionBy } from '#shared/exchange/card.ts'
import { withScope } from '#shared/exchange/in-scope.ts'
import { addDevice, renewOffice } from '#shared/exchange/network-acts.ts'
import { withDirectory } from '#shared/exchange/writer-office.ts'
import { isErased } from '#shared/records/record.ts'
import { anOffice, erase, today, write, type TestOffice } from '#tests/support/offices.ts'
import {
  chosen,
  eachWithOffices,
  id,
  isGone,
  someCase,
  take,
  transfer,
} from '#tests/support/partial-offices.ts'

const at = eachWithOffices()
const gone = '0f'.repeat(16)

/** A record that claims to have seen writes of a device. */
function alsoSeen(office: TestOffice, record: string, vv: Readonly<Record<string, number>>): void {
  const there = office.records.get(record)
  if (!there || isErased(there)) throw new Error('no record')
  office.records.set(record, { ...there, vv: { ...there.vv, ...vv } })
}

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

  test.each([
    ['figures', { kind: 'body', name: 'Kammer' }],
    ['transfers', { ...transfer, from: 'o02', to: 'o01' }],
    [null, { code: 'y' }],
  ] as const)(
    'is not that of an office that claims to bring the device with a part (%s)',
    async (scope, own) => {
      writeAs(at.west, gone)
      await take(at.south, at.west)
      await take(at.north, at.west)
      chosen(at, scope)
      write(at.south, id('b'), own)
      alsoSeen(at.south, id('b'), { [gone]: 1 })
      expect((await take(at.north, at.south)).setAside).toBeNull()
      erase(at.south, someCase)
      expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope })
      at.west.records.set(id('b'), at.north.records.get(id('b')) as never)
      expect(await erased(at.west)).toBeNull()
    },
  )

  test('comes though a part told of the device before it was brought', async () => {
    chosen(at, null)
    write(at.south, id('b'), { code: 'y' })
    alsoSeen(at.south, id('b'), { [gone]: 1 })
    at.south.state = { ...at.south.state, known: { [gone]: 1 } }
    await take(at.north, at.south)
    expect(at.north.state.known).toMatchObject({ [gone]: 1 })
    writeAs(at.west, gone)
    at.north.state = { ...at.north.state, peers: {} }
    await take(at.north, at.west)
    expect(await erased(at.south)).toMatchObject({ count: 1 })
    expect(await erased(at.west)).toBeNull()
  })

  test("is not that of an office that lists another's device", async () => {
    write(at.west, someCase, { code: 'x' })
    await take(at.south, at.west)
    listing(at.south, at.west)
    await take(at.north, at.south)
    expect(await erased(at.south)).toEqual(refused)
  })

  test('stays that of the office that listed the device first, when that has dropped it', async () => {
    write(at.west, someCase, { code: 'x' })
    await take(at.south, at.west)
    await take(at.north, at.south)
    listing(at.south, at.west)
    await take(at.north, at.south)
    at.west.state = { ...at.west.state, directory: at.south.state.directory }
    const next = await renewed(at.west)
    write(next, id('b'), { kind: 'body' })
    await take(at.north, next)
    const listed = at.north.state.directory?.offices.map(({ devices }) => devices.map((each) => each.id))
    expect(listed?.[1]).toContain(at.west.device.id)
    expect(listed?.[2]).toEqual([next.device.id])
    expect(await erased(at.south)).toEqual(refused)
    expect(await erased(next)).toBeNull()
  })

  test('is of neither, where two had listed the device from the first', async () => {
    write(at.west, someCase, { code: 'x' })
    await take(at.south, at.west)
    listing(at.south, at.west)
    at.north.state = { ...at.north.state, directory: at.south.state.directory }
    await take(at.north, at.south)
    at.west.state = { ...at.west.state, directory: at.south.state.directory }
    const next = await renewed(at.west)
    write(next, id('b'), { kind: 'body' })
    await take(at.north, next)
    expect(await erased(at.south)).toEqual(refused)
    expect(await erased(next)).toEqual(refused)
  })

  test('is not that of an office that lists a device only after another brought it', async () => {
    const former = await anOffice('West')
    writeAs(at.west, former.device.id)
    await take(at.south, at.west)
    await take(at.north, at.west)
    listing(at.south, former)
    expect(await erased(at.south)).toEqual(refused)
    expect(at.north.state.directory?.offices[1]?.devices).toHaveLength(2)
  })

  test('is not that of an office that lists a laptop the own one has dropped', async () => {
    write(at.north, someCase, { code: 'x' })
    await take(at.south, at.north)
    listing(at.south, at.north)
    const { directory } = at.south.state
    const next = await renewed({ ...at.north, state: { ...at.north.state, directory } })
    next.state = { ...withDirectory(at.north.state, next.state.directory as never), sent: next.state.sent }
    next.state = withScope(next.state, 'o02', { scope: 'transfers', today, device: next.device.id })
    at.south.state = { ...at.south.state, directory: next.state.directory }
    erase(at.south, someCase)
    expect((await take(next, at.south)).setAside).toEqual(refused)
    expect(isGone(next, someCase)).toBe(false)
  })
})

test('what a laptop wrote into a hand-over that its office has dropped since comes in, though another lists it', async () => {
  write(at.west, id('b'), { kind: 'body' })
  await take(at.south, at.west)
  listing(at.south, at.west)
  await take(at.north, at.south)
  at.west.state = { ...at.west.state, directory: at.south.state.directory }
  write(at.west, id('a'), { ...transfer, from: 'o03', to: 'o01', sentOn: today })
  const next = await renewed(at.west)
  at.north.state = withScope(at.north.state, 'o03', { scope: 'transfers', today, device: at.north.device.id })
  write(next, id('a'), { wish: 'bald' })
  for (const [one] of next.records) if (one !== id('a')) next.records.delete(one)
  expect((await take(at.north, next)).setAside).toBeNull()
})

/** An office puts a device of another one on its list. */
const listing = (office: TestOffice, { card }: TestOffice): void => {
  const admission = admissionBy(seedOf(office.keys.admin ?? ''), card.device)
  const { directory } = office.state
  if (!directory) throw new Error('no network')
  office.state = { ...office.state, directory: addDevice(directory, admission) }
}

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

/** Writes of the reading office in a hand-over that another office passes on: which of them are believed. */
import { beforeEach, expect, test } from 'vitest'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { admissionBy } from '#shared/exchange/card.ts'
import { emptyExchangeState, stateForNewDevice } from '#shared/exchange/exchange-state.ts'
import { addDevice, blockDevice } from '#shared/exchange/network-acts.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { isErased } from '#shared/records/record.ts'
import { anOffice, itemOf, today, write, type TestOffice } from '#tests/support/offices.ts'
import {
  answer,
  chosen,
  eachWithOffices,
  exchangedAll,
  id,
  someCase,
  take,
  transfer,
} from '#tests/support/partial-offices.ts'

const at = eachWithOffices()

beforeEach(async () => {
  write(at.north, id('a'), { ...transfer, facts: { german: 'b1' }, sentOn: today })
  await exchangedAll(at)
  chosen(at, 'transfers')
})

const refused = { count: 1, scope: 'transfers' } as const
const valueAt = (office: TestOffice, name: string, record = id('a')): unknown =>
  itemOf(office.records.get(record) as never)?.values[name]

/** A further laptop of Nord that knows what Nord knows; Süd knows of it. */
async function furtherLaptop(change = (directory: NetworkDirectory) => directory): Promise<TestOffice> {
  const { north, south } = at
  const laptop = await anOffice('Nord')
  const admission = admissionBy(seedOf(north.keys.admin ?? ''), laptop.card.device)
  const directory = addDevice(directoryOf(north), admission)
  laptop.state = { ...north.state, directory, sent: emptyExchangeState.sent }
  for (const record of north.records.values()) laptop.records.set(record.id, record)
  write(laptop, id('a'), { wish: 'bald' })
  await take(south, laptop)
  for (const office of [north, south]) office.state = { ...office.state, directory: change(directory) }
  return laptop
}

test('those of a further laptop come in once it has told of them itself', async () => {
  const laptop = await furtherLaptop()
  write(at.south, id('a'), { answer })
  expect((await take(at.north, at.south)).setAside).toEqual(refused)
  await take(at.north, laptop)
  expect((await take(at.north, at.south)).setAside).toBeNull()
  expect(valueAt(at.north, 'answer')).toEqual(answer)
})

test('those of a blocked laptop never do, nor with a hand-over that is not here', async () => {
  const block = (directory: NetworkDirectory, device: string) =>
    blockDevice(seedOf(at.north.keys.admin ?? ''), directory, { device, today })
  let gone = ''
  const laptop = await furtherLaptop((directory) => {
    gone = directory.offices[0]?.devices.find(({ id: one }) => one !== at.north.device.id)?.id ?? ''
    return block(directory, gone)
  })
  expect(laptop.device.id).toBe(gone)
  write(at.south, id('a'), { answer })
  expect((await take(at.north, at.south)).setAside).toEqual(refused)
  at.north.records.delete(id('a'))
  expect((await take(at.north, at.south)).setAside).toEqual(refused)
  chosen(at, null)
  expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope: null })
  expect(at.north.records.has(id('a'))).toBe(false)
})

const kept = ({ state, author, records }: TestOffice) => ({ state, author, records: new Map(records) })
const fromNorth = { ...transfer, sentOn: today, facts: { german: 'b2' } }

/** Nord writes on, Süd takes it in, and Nord's disk is put back to before. */
async function putBack(): Promise<void> {
  await take(at.south, at.north)
  const before = kept(at.north)
  write(at.north, id('a'), { wish: 'bald' })
  write(at.north, id('d'), fromNorth)
  await take(at.south, at.north)
  Object.assign(at.north, before)
  for (const record of [id('a'), id('d')]) write(at.south, record, { answer })
}

test.each(['transfers', 'all'] as const)(
  'those this device made before its disk was put back come back (of an office that received %s)',
  async (scope) => {
    chosen(at, scope)
    await putBack()
    chosen(at, 'transfers')
    const { counter } = at.north.author
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect([valueAt(at.north, 'wish'), valueAt(at.north, 'facts', id('d'))]).toEqual([
      'bald',
      { german: 'b2' },
    ])
    expect(at.north.author.counter).toBeGreaterThan(counter)
    write(at.south, id('d'), { result: { outcome: 'arrived', on: today } })
    expect((await take(at.north, at.south)).setAside).toBeNull()
  },
)

test('what comes back leads to no other case', async () => {
  await putBack()
  const there = at.south.records.get(id('a'))
  if (!there || isErased(there)) throw new Error('no transfer')
  const [wish] = there.f['wish'] ?? []
  if (!wish) throw new Error('no wish')
  const source = [{ ...wish, v: { case: someCase, referral: id('9') } }]
  at.south.records.set(id('a'), { ...there, f: { ...there.f, source } })
  expect((await take(at.north, at.south)).setAside).toEqual(refused)
})

test('of the time before, nothing comes back that this device does not know', async () => {
  await putBack()
  const there = at.south.records.get(id('a'))
  if (!there || isErased(there)) throw new Error('no transfer')
  const early = { d: [at.north.device.id, 1] as const, h: '0'.repeat(16), v: 'nie gesagt' }
  at.north.records.delete(id('a'))
  at.south.records.set(id('a'), { ...there, f: { ...there.f, wish: [early] } })
  expect((await take(at.north, at.south)).setAside).toEqual(refused)
  expect(at.north.records.has(id('d'))).toBe(true)
})

/** Süd claims to know a write of Nord that Nord never made, and tells a hand-over of it. */
function forged(record: string, values: Readonly<Record<string, JsonValue>>): void {
  const { north, south } = at
  const { author } = south
  const { device, counter } = north.author
  south.author = { ...north.author }
  write(south, record, values)
  south.state = { ...south.state, known: { ...south.state.known, [device]: counter + 1 } }
  south.author = author
}

test.each([
  [null, transfer],
  ['figures', transfer],
  ['transfers', { ...transfer, source: { case: someCase, referral: id('1') } }],
] as const)('a forged hand-over in the own name does not come in (%s)', async (scope, values) => {
  chosen(at, scope)
  forged(id('e'), values)
  expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope })
  expect(at.north.records.has(id('e'))).toBe(false)
})

test('what this device writes after it was told of a loss is not told back to it', async () => {
  await putBack()
  await take(at.north, at.south)
  write(at.north, id('b'), { kind: 'body' })
  const { device, counter } = at.north.author
  const there = at.south.records.get(id('a'))
  if (!there || isErased(there)) throw new Error('no transfer')
  const wish = [{ d: [device, counter] as const, h: '0'.repeat(16), v: 'nie gesagt' }]
  const vv = { ...there.vv, [device]: counter }
  at.south.records.set(id('a'), { ...there, vv, f: { ...there.f, wish } })
  expect((await take(at.north, at.south)).setAside).toEqual(refused)
})

test('a hand-over that was lost comes back though the partner told of the loss before, with a receipt', async () => {
  const { north, south } = at
  const before = kept(north)
  write(north, id('d'), fromNorth)
  await take(south, north)
  Object.assign(north, before)
  const withoutRecords = new Map(south.records)
  south.records.clear()
  await take(north, south)
  for (const [one, record] of withoutRecords) south.records.set(one, record)
  write(south, id('d'), { answer })
  expect((await take(north, south)).setAside).toBeNull()
  expect(valueAt(north, 'facts', id('d'))).toEqual({ german: 'b2' })
})

test('those of before a restore come back to the device that took over', async () => {
  const { north, south } = at
  await take(south, north)
  const { state, author, records } = kept(north)
  write(north, id('a'), { wish: 'bald' })
  await take(south, north)
  const next = await anOffice('Nord')
  const admission = admissionBy(seedOf(north.keys.admin ?? ''), next.card.device)
  next.state = { ...stateForNewDevice(state, author), directory: addDevice(directoryOf(north), admission) }
  for (const record of records.values()) next.records.set(record.id, record)
  await take(south, next)
  write(south, id('a'), { answer })
  expect((await take(next, south)).setAside).toBeNull()
  expect([valueAt(next, 'wish'), valueAt(next, 'answer')]).toEqual(['bald', answer])
})

function directoryOf({ state: { directory } }: TestOffice): NetworkDirectory {
  if (!directory) throw new Error('no network')
  return directory
}

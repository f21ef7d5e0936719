import { expect, test } from 'vitest'
import { admissionOf } from '#shared/exchange/card.ts'
import { withOffice } from '#shared/exchange/device-office.ts'
import {
  emptyExchangeState,
  ExchangeState,
  peerOf,
  stateForNewDevice,
  withPeer,
  type Peer,
} from '#shared/exchange/exchange-state.ts'
import { addDevice } from '#shared/exchange/network-acts.ts'
import { isReceived, isSetAsideAt, withWordHeard } from '#shared/exchange/receipts.ts'
import type { SentPackage } from '#shared/exchange/sent-package.ts'
import {
  aNetwork,
  choose,
  erase,
  receive,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'

const body = (number: number): string => number.toString(16).padStart(32, 'b')

type Three = [TestOffice, TestOffice, TestOffice]

/** The first office puts a device of the other on its own list; everybody comes to know of it. */
async function listForeign(by: TestOffice, device: TestOffice, all: readonly TestOffice[]): Promise<void> {
  const { directory } = by.state
  if (!directory) throw new Error('no network')
  const admission = await admissionOf(
    { ...device.keys, admin: by.keys.admin },
    { label: 'fremd', from: today },
  )
  if (!admission) throw new Error('no key to admit with')
  for (const office of all) office.state = { ...office.state, directory: addDevice(directory, admission) }
}

test('a device that a stranger lists has what its own office is sent, whatever it reads of the stranger’s', async () => {
  const [north, south, west] = (await aNetwork('Nord', 'Süd', 'West')) as Three
  west.state = { ...west.state, office: 'o03' }
  north.state = choose(north.state, [{ id: 'o02' }, { id: 'o03' }], 'transfers')
  await listForeign(south, west, [north, south, west])
  write(north, body(1), { kind: 'transfer', from: 'o01', to: 'o02' })
  write(north, body(2), { kind: 'transfer', from: 'o01', to: 'o03' })
  const forSouth = await send(north, ['o02'])
  const lost = await send(north, ['o03'])
  await receive(west, forSouth.bytes)
  await receive(north, (await send(west, ['o01'], { kind: 'directory' })).bytes)
  expect(north.state.sentPackages.map((sent) => isReceived(north.state, sent))).toEqual([false, false])
  expect((await send(north, ['o03'])).header.records).toBe(1)
  await receive(west, lost.bytes)
  await receive(north, (await send(west, ['o01'], { kind: 'directory' })).bytes)
  expect((await send(north, ['o03'])).header.records).toBe(0)
  // Its packages have said where it belongs; nothing goes to it under the other name any more.
  expect((await send(north, ['o02'])).header.to).toEqual([south.device.keyId])
  await receive(south, forSouth.bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  expect(isReceived(north.state, north.state.sentPackages[0] as SentPackage)).toBe(true)
})

test('what a device acknowledged as one office is forgotten once it is of another', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  expect((await send(north, ['o02'])).header.records).toBe(0)
  const moved = withOffice(north.state, south.device.id, 'o03')
  expect(peerOf(moved, south.device.id).part).toBeUndefined()
  expect(withOffice(north.state, south.device.id, 'o02')).toBe(north.state)
})

/** Nord sends Süd a part only. */
async function figuresForSouth(): Promise<Three> {
  const offices = (await aNetwork('Nord', 'Süd', 'West')) as Three
  offices[0].state = choose(offices[0].state, [{ id: 'o02' }], 'figures')
  return offices
}

const lastSent = ({ state }: TestOffice): SentPackage => state.sentPackages.at(-1) as SentPackage

test('what a package held of a part is repeated until a receipt has come, and then no more', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body', name: 'Kammer' })
  await receive(south, (await send(north, ['o02'])).bytes)
  expect(south.records.size).toBe(1)
  expect((await send(north, ['o02'])).header.records).toBe(1)

  write(south, '1'.repeat(32), { code: 'x' })
  await receive(north, (await send(south, ['o01'])).bytes)
  expect((await send(north, ['o02'])).header.records).toBe(0)
  write(north, body(2), { kind: 'body', name: 'Schule' })
  expect((await send(north, ['o02'])).header.records).toBe(1)
})

test('a lost package of a part is made good by the next one', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await send(north, ['o02'])
  write(north, body(2), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  expect(south.records.size).toBe(2)
})

test('a receipt for a package from before a change of scope and back tells nothing of what was left out', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  const first = await send(north, ['o02'])
  north.state = choose(north.state, [{ id: 'o02' }], 'transfers')
  write(north, body(2), { kind: 'transfer', from: 'o01', to: 'o02' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  north.state = choose(north.state, [{ id: 'o02' }], 'figures')
  expect((await send(north, ['o02'])).header.records).toBe(1)
  await receive(south, first.bytes)
  expect(south.records.size).toBe(2)
})

test('records that came as a part are passed on until a receipt has come, though no vector tells of them', async () => {
  const [north, south, west] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(west, (await send(south, ['o03'])).bytes)
  expect(west.state.known).toEqual({})
  expect((await send(south, ['o03'])).header.records).toBe(1)
  await receive(south, (await send(west, ['o02'], { kind: 'directory' })).bytes)
  expect((await send(south, ['o03'])).header.records).toBe(0)
  // A new state of it is new again.
  write(north, body(1), { kind: 'body', name: 'Kammer' })
  await receive(south, (await send(north, ['o02'])).bytes)
  expect((await send(south, ['o03'])).header.records).toBe(1)
})

test('a package is received when all its devices say so, by receipt or by what they know', async () => {
  const [north, south, west] = (await aNetwork('Nord', 'Süd', 'West')) as Three
  write(north, '1'.repeat(32), { code: 'x' })
  const { bytes } = await send(north, ['o02', 'o03'])
  const sent = (): SentPackage => lastSent(north)
  await receive(south, bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  expect([sent().got, isReceived(north.state, sent())]).toEqual([[south.device.id], false])
  // That West knows it is told by Süd; West itself has never sent a package here.
  await receive(west, bytes)
  await receive(south, (await send(west, ['o02'], { kind: 'directory' })).bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  expect([sent().got, isReceived(north.state, sent())]).toEqual([[south.device.id], true])
})

test('an invitation is received only by receipt', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  const { bytes } = await send(north, ['o02'], { kind: 'directory' })
  expect(isReceived(north.state, lastSent(north))).toBe(false)
  await receive(south, bytes)
  write(south, '1'.repeat(32), { code: 'x' })
  await receive(north, (await send(south, ['o01'])).bytes)
  expect(isReceived(north.state, lastSent(north))).toBe(true)
})

test('the receipt for a later package speaks for the earlier ones of its scope, and for no other', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await send(north, ['o02'])
  north.state = choose(north.state, [{ id: 'o02' }], 'transfers')
  write(north, body(2), { kind: 'transfer', from: 'o01', to: 'o02' })
  await send(north, ['o02'])
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  expect(north.state.sentPackages.map((sent) => isReceived(north.state, sent))).toEqual([false, true, true])
})

test('a blocked device is waited for no more', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await send(north, ['o02'])
  const { directory } = north.state
  if (!directory) throw new Error('a network has a directory')
  const blocked = directory.offices.map((office) =>
    office.id === 'o02' ? { ...office, revoked: [{ id: south.device.id, at: today, cert: '' }] } : office,
  )
  expect(isReceived(north.state, lastSent(north))).toBe(false)
  north.state = { ...north.state, directory: { ...directory, offices: blocked } }
  expect(isReceived(north.state, lastSent(north))).toBe(true)
})

test('two hundred of the own packages are remembered, and the state reads back from JSON', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await send(north, ['o02'])
  const sent = lastSent(north)
  north.state = {
    ...north.state,
    sentPackages: Array.from({ length: 250 }, (_, index) => ({ ...sent, seq: index + 1 })),
    sent: { ...north.state.sent, seq: 250 },
  }
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  expect(north.state.sentPackages).toHaveLength(200)
  expect(north.state.sentPackages.every(({ got }) => got.includes(south.device.id))).toBe(true)
  expect(ExchangeState.parse(JSON.parse(JSON.stringify(north.state)))).toEqual(north.state)
})

test('after a restore nothing that was acknowledged to the former device is relied on', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(north, (await send(south, ['o01'], { kind: 'directory' })).bytes)
  const next = stateForNewDevice(north.state, north.author)
  expect(next.sentPackages).toEqual([])
  expect(next.peers[south.device.id]).not.toHaveProperty('part')
  expect(next.given).toEqual(north.state.given)
})

test('an erased record is followed to whom it was given, and told to nobody else', async () => {
  const [north, south] = await figuresForSouth()
  write(north, body(1), { kind: 'body' })
  write(north, '1'.repeat(32), { code: 'x' })
  await receive(south, (await send(north, ['o02'])).bytes)
  erase(north, body(1))
  erase(north, '1'.repeat(32))
  expect((await receive(south, (await send(north, ['o02'])).bytes)).counts).toMatchObject({
    erased: 1,
    added: 0,
  })
})

test('whoever once had everything hears of every erasure', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  write(north, '1'.repeat(32), { code: 'x' })
  await receive(south, (await send(north, ['o02'])).bytes)
  north.state = choose(north.state, [{ id: 'o02' }], 'transfers')
  erase(north, '1'.repeat(32))
  expect((await receive(south, (await send(north, ['o02'])).bytes)).counts).toMatchObject({ erased: 1 })
})

const dev = 'd'.repeat(32)
const aSent = (seq: number, change: Partial<SentPackage> = {}): SentPackage => ({
  ...{ pkg: body(seq), seq, name: `paket-20261127-0000000${String(seq)}.age`, kind: 'sync' },
  ...{ created: '2026-11-27T10:00:00.000Z', scope: 'transfers', version: 1, to: [dev], offices: ['o02'] },
  ...{ base: {}, upto: { a: 4 }, marks: [], got: [], ...change },
})

test('whoever heard that something was set aside, and says no more, is owed no further word', () => {
  const header = { sender: dev, seq: 7, have: { [dev]: 2 } }
  const told = (change: Partial<Peer>, sent = aSent(3)) => {
    const before = withPeer({ ...emptyExchangeState, sentPackages: [sent] }, dev, {
      have: { [dev]: 2 },
      asideTold: 5,
      ...change,
    })
    return peerOf(withWordHeard(before, before, { header }), dev).asideTold
  }
  expect(told({}, aSent(3, { got: [dev] }))).toBe(7)
  expect(told({ aside: 3 })).toBe(7)
  // Our last package has not come there; or it knows more; or it was told of none.
  expect(told({ aside: 2 })).toBe(5)
  expect(told({ aside: 3, have: { [dev]: 1 } })).toBe(5)
  expect(told({ aside: 3, asideTold: undefined })).toBeUndefined()
  // An older one that comes late takes nothing back.
  expect(told({ aside: 3, asideTold: 9 })).toBe(9)
})

test('a package that tells no more than one that was set aside counts as set aside', () => {
  const state = (sent: SentPackage) =>
    withPeer({ ...emptyExchangeState, sentPackages: [aSent(3), sent] }, dev, { aside: 3 })
  const isAside = (sent: SentPackage) => isSetAsideAt(state(sent), sent, dev)
  expect(isAside(aSent(4))).toBe(true)
  expect(isAside(aSent(4, { upto: { a: 5 } }))).toBe(false)
  expect(isAside(aSent(4, { scope: 'all' }))).toBe(false)
})

import { expect, test } from 'vitest'
import {
  emptyExchangeState,
  ExchangeState,
  knownHere,
  peerOf,
  seenFrom,
  stateForNewDevice,
  withPeer,
  withSeen,
} from '#shared/exchange/exchange-state.ts'
import { publicDeviceOf, renewDeviceKeys } from '#shared/crypto/device-keys.ts'
import { makeCard, type Card } from '#shared/exchange/card.ts'
import { addDevice } from '#shared/exchange/network-acts.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { aNetwork, receive, send, today, write, type TestOffice } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const device = 'a'.repeat(32)
const seen = (seq: number) => ({ seq, pkg: `p${seq}`, hash: '1'.repeat(64), prev: '0'.repeat(64) })

test('a device knows its own writes', () => {
  expect(knownHere(emptyExchangeState, { device, counter: 0 })).toEqual({})
  expect(knownHere(emptyExchangeState, { device, counter: 3 })).toEqual({ [device]: 3 })
})

test('a peer never heard of knows nothing', () => {
  expect(peerOf(emptyExchangeState, 'constructor')).toEqual({ have: {}, lastSent: null, lastReceived: null })
  const state = withPeer(emptyExchangeState, device, { lastSent: '2026-11-22T12:00Z' })
  expect(peerOf(state, device)).toEqual({ have: {}, lastSent: '2026-11-22T12:00Z', lastReceived: null })
})

test('the last two hundred packages of a sender are remembered, each once', () => {
  let state = emptyExchangeState
  for (let seq = 1; seq <= 250; seq++) state = withSeen(state, device, seen(seq))
  state = withSeen(state, device, seen(250))
  expect(seenFrom(state, device)).toHaveLength(200)
  expect(seenFrom(state, device).at(0)?.seq).toBe(51)
})

test('a state with a network reads back from JSON', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  write(north, '1'.repeat(32), { status: 'open' })
  await receive(south, (await send(north, ['o02'])).bytes)
  expect(ExchangeState.parse(JSON.parse(JSON.stringify(south.state)))).toEqual(south.state)
})

test('a state of before the second device reads back without an office', () => {
  const { office: _none, ...before } = emptyExchangeState
  expect(ExchangeState.parse(before)).toEqual(emptyExchangeState)
})

/** The state as a program kept it that did not yet tell apart by which way a write came. */
function storedBefore(state: ExchangeState): ExchangeState {
  const peers = Object.entries(state.peers).map(([id, peer]) => {
    const { direct: _direct, ours: _ours, ...before } = peer
    return [id, before] as const
  })
  return ExchangeState.parse(JSON.parse(JSON.stringify({ ...state, peers: Object.fromEntries(peers) })))
}

test('after an update nobody repeats writes that had arrived before it', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  write(north, '1'.repeat(32), { status: 'open' })
  await receive(south, (await send(north, ['o02'])).bytes)
  write(south, '2'.repeat(32), { status: 'open' })
  await receive(north, (await send(south, ['o01'])).bytes)
  await receive(south, (await send(north, ['o02'])).bytes)

  for (const office of [north, south]) office.state = storedBefore(office.state)
  write(south, '3'.repeat(32), { status: 'open' })
  const news = await send(south, ['o01'])
  expect(news.header.records).toBe(1)
  await receive(north, news.bytes)
  write(north, '4'.repeat(32), { status: 'open' })
  const answer = await send(north, ['o02'])
  expect(answer.header).toMatchObject({ records: 1, base: { [north.device.id]: 1 } })
  expect((await receive(south, answer.bytes)).counts).toMatchObject({ added: 1, unchanged: 0 })
})

test('writes of a device that never sent a package itself are not taken to have come from it', () => {
  const peers = { [device]: { have: {}, lastSent: '2026-11-22T12:00Z', lastReceived: null } }
  const read = ExchangeState.parse({ ...emptyExchangeState, known: { [device]: 7 }, peers })
  expect(peerOf(read, device).direct).toBeUndefined()
  // After a restore neither: that nothing came directly is remembered.
  const heard = withPeer(read, device, { lastReceived: '2026-11-22T12:00Z', direct: 0 })
  const restored = stateForNewDevice(heard, { device: 'b'.repeat(32), counter: 0 })
  expect(peerOf(ExchangeState.parse(restored), device).direct).toBe(0)
})

test("after a restore the new device counts anew, is back by its office's admission, and its writes arrive", async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  write(north, '1'.repeat(32), { status: 'open' })
  const backup = { state: north.state, author: north.author, records: new Map(north.records) }
  write(north, '2'.repeat(32), { status: 'open' })
  await receive(south, (await send(north, ['o02'])).bytes)

  const restored = await restore(north, backup)
  expect(restored.state).toMatchObject({ known: { [north.device.id]: 1 }, sent: { seq: 0 } })
  write(restored, '3'.repeat(32), { status: 'open' })
  await receive(south, (await send(restored, ['o02'])).bytes)
  expect(south.records.size).toBe(3)
  // What was written after the backup comes back from the other office.
  await receive(restored, (await send(south, ['o01'])).bytes)
  expect(restored.records).toEqual(south.records)
})

async function restore(
  former: TestOffice,
  backup: Pick<TestOffice, 'state' | 'author' | 'records'>,
): Promise<TestOffice> {
  const keys = await renewDeviceKeys(webRandom, former.keys)
  const device = await publicDeviceOf(keys)
  const card = (await makeCard(keys, { office: 'Nord', label: 'L2', from: today })) as Card
  const state = stateForNewDevice(backup.state, backup.author)
  const directory = addDevice(state.directory as NetworkDirectory, card)
  const author = { device: device.id, counter: 0, stamp: backup.author.stamp }
  return {
    keys,
    device,
    card,
    author,
    records: backup.records,
    state: { ...state, directory },
  }
}

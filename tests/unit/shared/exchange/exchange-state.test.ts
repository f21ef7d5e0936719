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

import { beforeAll, expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import {
  createDeviceKeys,
  ownFingerprint,
  publicDeviceOf,
  type DeviceKeys,
} from '#shared/crypto/device-keys.ts'
import { cardToBytes, fingerprintOfCard, makeCard, readCard, type Card } from '#shared/exchange/card.ts'
import { today } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

let keys: DeviceKeys
let card: Card
beforeAll(async () => {
  keys = await createDeviceKeys(webRandom)
  card = (await makeCard(keys, { office: 'Süd', label: 'L1', from: today })) as Card
})

const changed = (change: object) => readCard(utf8ToBytes(JSON.stringify({ ...card, ...change })))

test('a card reads back and shows the digits that its device shows', async () => {
  expect(readCard(cardToBytes(card))).toEqual({ ok: true, value: card })
  expect(fingerprintOfCard(card)).toBe(ownFingerprint(keys, await publicDeviceOf(keys)))
})

test('a card of which anything was changed is forged', async () => {
  const other = (await makeCard(await createDeviceKeys(webRandom), {
    office: 'Süd',
    label: 'L1',
    from: today,
  })) as Card
  const forged = { ok: false, error: { type: 'CardForged' } }
  for (const change of [
    { office: 'Nord' },
    { adminPub: other.adminPub },
    { device: other.device },
    { device: { ...card.device, label: 'L2' } },
    { cert: other.cert },
    { proof: other.proof },
  ])
    expect(changed(change)).toEqual(forged)
})

test('what is no card is named as such, a device with an id not its own included', () => {
  const none = { ok: false, error: { type: 'NotACard' } }
  expect(readCard(new Uint8Array(0))).toEqual(none)
  expect(readCard(utf8ToBytes('{}'))).toEqual(none)
  expect(changed({ v: 2 })).toEqual(none)
  expect(changed({ more: 1 })).toEqual(none)
  expect(changed({ device: { ...card.device, id: '0'.repeat(32) } })).toEqual(none)
})

test('a device that does not administer its office makes no card', async () => {
  expect(await makeCard({ ...keys, admin: null }, { office: 'Süd', label: 'L2', from: today })).toBeNull()
})

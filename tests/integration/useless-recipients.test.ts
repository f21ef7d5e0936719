/** A member that lists what nobody can be sent to keeps nobody else from sending. */
import { expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { deviceIdOf } from '#shared/crypto/digits.ts'
import { publicKeyOf, sign } from '#shared/crypto/signature.ts'
import { addDevice } from '#shared/exchange/network-acts.ts'
import {
  blockingMessage,
  deviceMessage,
  isWithinLimits,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { forge } from '#tests/support/forged-packages.ts'
import { aNetwork, check, receive, send, today, write, type TestOffice } from '#tests/support/offices.ts'
import { stand } from '#tests/support/partner-stand.ts'
import { openOffice } from '#tests/support/exchange-folder.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, must, noProgress } from '#tests/support/vault-office.ts'
import { sessionOf } from '#renderer/vault/held.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import { exchangeOf } from '#renderer/vault/session.ts'
import { webRandom } from '#tests/support/web-keys.ts'

type Two = [TestOffice, TestOffice]

/** Of the form of a recipient, and none. */
const useless = `age1pq1${'a'.repeat(200)}`

/** The directory with a device that this office lists of its own accord. */
function listing({ keys, state }: TestOffice, age: string): NetworkDirectory {
  const admin = seedOf(keys.admin ?? '')
  const key = webRandom.bytes(32)
  const device = { id: deviceIdOf({ sig: key, age }), sig: bytesToBase64(key), age, from: today, label: '' }
  const cert = bytesToBase64(sign(admin, deviceMessage(device)))
  return addDevice(state.directory as NetworkDirectory, {
    adminPub: bytesToBase64(publicKeyOf(admin)),
    device,
    cert,
  })
}

const carried = (directory: NetworkDirectory): string => `${JSON.stringify({ t: 'dir', dir: directory })}\n`

test('a device whose recipient does not read is left out of a carried directory, and a blocking of nobody', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as Two
  const listed = listing(north, useless)
  const admin = seedOf(north.keys.admin ?? '')
  const blocking = { id: '9'.repeat(32), at: today }
  const nobody = { ...blocking, cert: bytesToBase64(sign(admin, blockingMessage(blocking))) }
  const offices = listed.offices.map((office) =>
    office.id === 'o01' ? { ...office, revoked: [nobody] } : office,
  )
  const checked = await check(south, await forge(north, south, { text: carried({ ...listed, offices }) }))
  if (typeof checked === 'string') throw new Error(checked)
  expect(checked.directory).toEqual(south.state.directory)
})

test('one that stands in the directory from before is left out of the file, which the others open', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as Two
  north.state = { ...north.state, directory: listing(south, useless) }
  write(north, 'c'.repeat(32), { code: 'x' })
  await receive(south, (await send(north, ['o02'])).bytes)
  expect(south.records.size).toBe(1)
  // And the office is named that can mend it.
  expect(stand(north, 'o02').keyless).toEqual([''])
  expect(stand(south, 'o01').keyless).toEqual([])
})

test('where no device of an office can open anything, that is said, and no number is used', async () => {
  const north = await openOffice('Nord')
  const south = await openOffice('Süd')
  try {
    await joinNetwork(north, south)
    const { store } = sessionOf(north.held())
    const control = exchangeOf((name) => store.state.controls.get(name))
    const { directory } = control
    if (!directory) throw new Error('no network')
    const offices = directory.offices.map((office) =>
      office.id === 'o02'
        ? { ...office, devices: office.devices.map((each) => ({ ...each, age: useless })) }
        : office,
    )
    must(await keepControl({ store }, 'exchange', { ...control, directory: { ...directory, offices } }))
    must(await north.vault().createCase(aCase('x')))
    expect(await north.vault().makePackage(['o02'], 'sync', noProgress)).toEqual({
      ok: false,
      error: { type: 'NoUsableKey' },
    })
    expect(exchangeOf((name) => store.state.controls.get(name)).sent).toEqual(control.sent)
  } finally {
    await Promise.all([north.remove(), south.remove()])
  }
})

test('a directory is full before it does not fit its line', async () => {
  const [, south] = (await aNetwork('Nord', 'Süd')) as Two
  const { directory } = south.state
  if (!directory) throw new Error('no network')
  const [one] = directory.offices
  if (!one) throw new Error('no office')
  const name = 'x'.repeat(120)
  const fat = {
    ...one,
    devices: Array.from({ length: 150 }, () => ({ ...one.devices[0], age: 'a'.repeat(4_000) })),
  }
  expect(isWithinLimits({ offices: [{ ...one, name }] })).toBe(true)
  expect(isWithinLimits({ offices: [fat, fat] as typeof directory.offices })).toBe(false)
})

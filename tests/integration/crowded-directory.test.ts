/** A directory that grows past what a device keeps. */
import { expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { deviceIdOf } from '#shared/crypto/digits.ts'
import { publicKeyOf, sign } from '#shared/crypto/signature.ts'
import { addDevice } from '#shared/exchange/network-acts.ts'
import { deviceMessage, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { forge } from '#tests/support/forged-packages.ts'
import { aNetwork, check, today, type TestOffice } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

test('E_BODY: a directory that, with ours, names too many devices', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  const devicesOf = async (count: number) => {
    const admin = seedOf(north.keys.admin ?? '')
    const entries = Array.from({ length: count }, (_, at) => at)
    const fresh = entries.map(() => webRandom.bytes(32))
    return fresh.reduce((directory, key) => {
      const sig = bytesToBase64(key)
      const device = {
        id: deviceIdOf({ sig: key, age: north.device.age }),
        sig,
        age: north.device.age,
        from: today,
        label: '',
      }
      const cert = bytesToBase64(sign(admin, deviceMessage(device)))
      return addDevice(directory, { adminPub: bytesToBase64(publicKeyOf(admin)), device, cert })
    }, south.state.directory as NetworkDirectory)
  }
  const [ours, theirs] = [await devicesOf(80), await devicesOf(80)]
  const text = `${JSON.stringify({ t: 'dir', dir: theirs })}\n`
  const bytes = await forge(north, south, { text })
  expect(await check(south, bytes)).toHaveProperty('directory')
  expect(await check(south, bytes, { state: { ...south.state, directory: ours } })).toBe('E_BODY')
})

import { expect, test } from 'vitest'
import {
  afterNextRoot,
  createDeviceKeys,
  DeviceKeys,
  ownFingerprint,
  publicDeviceOf,
  renewDeviceKeys,
  seedOf,
  withNextRoot,
  withRoot,
} from '#shared/crypto/device-keys.ts'
import { deviceIdOf, fingerprintOfDevice, keyIdOf } from '#shared/crypto/digits.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { webRandom } from '#tests/support/web-keys.ts'

test('new keys administer their office and found no network yet', async () => {
  const keys = await createDeviceKeys(webRandom)
  expect(DeviceKeys.parse(keys)).toEqual(keys)
  expect(keys.admin).not.toBeNull()
  expect(keys.root).toBeNull()
  expect(withRoot(keys, webRandom)).toEqual({ ...keys, root: expect.any(String) as string })
})

test('the public half names the device by its keys', async () => {
  const keys = await createDeviceKeys(webRandom)
  const device = await publicDeviceOf(keys)
  expect(device.sig).toEqual(publicKeyOf(seedOf(keys.sign)))
  expect(device.id).toBe(deviceIdOf(device))
  expect(device.keyId).toBe(keyIdOf(device.age))
  expect(ownFingerprint(keys, device)).toBe(
    fingerprintOfDevice(device, publicKeyOf(seedOf(keys.admin ?? ''))),
  )
})

test('renewed keys are another device with the same office and network', async () => {
  const keys = withRoot(await createDeviceKeys(webRandom), webRandom)
  const renewed = await renewDeviceKeys(webRandom, keys)
  expect(renewed).toMatchObject({ admin: keys.admin, root: keys.root })
  expect((await publicDeviceOf(renewed)).id).not.toBe((await publicDeviceOf(keys)).id)
})

test('the root to come stands beside the present one until it has come; cut off, it is not drawn anew', async () => {
  const keys = withRoot(await createDeviceKeys(webRandom), webRandom)
  const present = seedOf(keys.root ?? '')
  const waiting = withNextRoot(keys, present, webRandom)
  expect(DeviceKeys.parse(waiting)).toEqual(waiting)
  expect(waiting.root).toBe(keys.root)
  expect(waiting.nextRoot).not.toBe(keys.root)
  expect(withNextRoot(waiting, present, webRandom)).toEqual(waiting)
  expect(await renewDeviceKeys(webRandom, waiting)).toMatchObject({ nextRoot: waiting.nextRoot })

  const come = afterNextRoot(waiting)
  expect(come).toEqual({ ...keys, root: waiting.nextRoot })
  expect(afterNextRoot(come)).toEqual(come)
  // The network had it before the vault file said so: it takes its place, and another is to come.
  const next = withNextRoot(waiting, seedOf(waiting.nextRoot), webRandom)
  expect(next.root).toBe(waiting.nextRoot)
  expect([keys.root, waiting.nextRoot]).not.toContain(next.nextRoot)
})

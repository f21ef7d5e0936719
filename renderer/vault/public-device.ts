/** What others know this device by, derived once for each pair of keys. */
import { publicDeviceOf, type DeviceKeys, type KnownDevice } from '#shared/crypto/device-keys.ts'

/** Deriving two public keys takes tens of milliseconds; a device's keys are replaced, never changed. */
const devices = new WeakMap<DeviceKeys, Promise<KnownDevice>>()

export function publicDevice(keys: DeviceKeys): Promise<KnownDevice> {
  const known = devices.get(keys)
  if (known) return known
  const device = publicDeviceOf(keys)
  devices.set(keys, device)
  return device
}

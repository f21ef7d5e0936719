/** What a device with new keys takes over from its forerunner: after a restore, or a step back to an older generation. */
import { bytesToBase64 } from '#shared/base/base64.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { publicDeviceOf, seedOf } from '#shared/crypto/device-keys.ts'
import { publicKeyOf, sign } from '#shared/crypto/signature.ts'
import type { OpenVault } from '#shared/crypto/vault-keys.ts'
import { stateForNewDevice, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { blockDevice } from '#shared/exchange/network-acts.ts'
import { deviceMessage, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { Own } from '#renderer/vault/controls.ts'

/**
 * The forerunner's writes become those of another device, all known. In a network the office itself admits the new
 * device and blocks the forerunner, so that nobody goes on writing packages for a machine that is gone.
 */
export async function exchangeForNewDevice(
  vault: OpenVault,
  state: ExchangeState,
  { former, today }: { readonly former: Own; readonly today: CalendarDate },
): Promise<ExchangeState> {
  const next = stateForNewDevice(state, former)
  const { admin } = vault.device
  if (!next.directory || admin === null) return next
  const admitted = await admitOwnDevice(vault, next.directory, { admin, today })
  const directory = blockDevice(seedOf(admin), admitted, { device: former.device, today })
  return { ...next, directory }
}

async function admitOwnDevice(
  { device: keys }: OpenVault,
  directory: NetworkDirectory,
  { admin, today }: { readonly admin: string; readonly today: CalendarDate },
): Promise<NetworkDirectory> {
  const adminPub = bytesToBase64(publicKeyOf(seedOf(admin)))
  const { id, sig, age } = await publicDeviceOf(keys)
  const entry = { id, sig: bytesToBase64(sig), age, from: today, label: today }
  const certified = { ...entry, cert: bytesToBase64(sign(seedOf(admin), deviceMessage(entry))) }
  const offices = directory.offices.map((office) =>
    office.adminPub === adminPub ? { ...office, devices: [...office.devices, certified] } : office,
  )
  return { ...directory, offices }
}

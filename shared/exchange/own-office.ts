/**
 * The office a device belongs to. Its own key says so where it administers one; otherwise the office whose invitation it
 * once opened. That some office lists it says nothing: an office could put another's device on its list.
 */
import { bytesToBase64 } from '#shared/base/base64.ts'
import { seedOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { Blocking, NetworkDirectory, OfficeEntry } from '#shared/exchange/network-directory.ts'

/** Which device asks: its id, and the key it administers an office with, or would. */
export interface OwnDevice {
  readonly id: string
  readonly adminPub: string | null
}

export function ownDevice(id: string, { admin }: Pick<DeviceKeys, 'admin'>): OwnDevice {
  return { id, adminPub: admin === null ? null : bytesToBase64(publicKeyOf(seedOf(admin))) }
}

export type Membership = Pick<ExchangeState, 'directory' | 'office'>

/** `null` without a network, and where the office does not list the device any more. */
export function ownOffice(
  { directory, office }: Membership,
  { id, adminPub }: OwnDevice,
): OfficeEntry | null {
  const run = directory?.offices.find((entry) => entry.adminPub === adminPub)
  const own = run ?? directory?.offices.find((entry) => entry.id === office)
  return own?.devices.some((device) => device.id === id) ? own : null
}

/** Whether the device administers its office. Alone, it does. */
export function administers(membership: Membership, device: OwnDevice): boolean {
  if (device.adminPub === null) return false
  return !membership.directory || ownOffice(membership, device)?.adminPub === device.adminPub
}

export type Standing =
  | { readonly type: 'alone' | 'member' }
  | { readonly type: 'blocked'; readonly on: Blocking['at'] }
  /** In a network that does not list the device: restored without the office's key, or its office was renewed. */
  | { readonly type: 'left' }

export function standingOf(membership: Membership, device: OwnDevice): Standing {
  if (!membership.directory) return { type: 'alone' }
  const office = ownOffice(membership, device)
  if (!office) return { type: 'left' }
  const blocking = office.revoked.find(({ id }) => id === device.id)
  return blocking ? { type: 'blocked', on: blocking.at } : { type: 'member' }
}

/**
 * The office as an invitation gives it: the one the device's own key runs, or the sender's, which lists the device as a
 * further one of its own, once the office it was of does not list it any more. Otherwise what it was before.
 */
export function officeAfter(
  before: Membership,
  { directory, invitedBy }: { readonly directory: NetworkDirectory; readonly invitedBy: string | null },
  device: OwnDevice,
): string | null {
  const stays = ownOffice({ directory, office: before.office }, device)
  const next = stays ?? ownOffice({ directory, office: invitedBy }, device)
  return next?.id ?? before.office
}

/** The office this device belongs to, as the open vault knows it. */
import { seedOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import type { OfficeEntry } from '#shared/exchange/network-directory.ts'
import {
  administers,
  ownDevice,
  ownOffice,
  type Membership,
  type OwnDevice,
} from '#shared/exchange/own-office.ts'
import { Own } from '#renderer/vault/controls.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'

export interface Belonging {
  readonly device: OwnDevice
  readonly membership: Membership
  /** `null` alone, and where the office does not list this device any more. */
  readonly office: OfficeEntry | null
}

export function belongingOf(session: Pick<Session, 'vault' | 'store'>): Belonging {
  const device = deviceOf(session)
  const membership = exchangeOf((name) => session.store.state.controls.get(name))
  return { device, membership, office: ownOffice(membership, device) }
}

/** The key to admit, block and seal with in the office's name; `null` on a device that does not administer it. */
export function adminSeedOf(session: Pick<Session, 'vault' | 'store'>): Uint8Array | null {
  const { device, membership } = belongingOf(session)
  const { admin } = session.vault.device
  return admin !== null && administers(membership, device) ? seedOf(admin) : null
}

/** Deriving the public key takes milliseconds; a device's keys are replaced, never changed. */
const devices = new WeakMap<DeviceKeys, OwnDevice>()

function deviceOf({ vault, store }: Pick<Session, 'vault' | 'store'>): OwnDevice {
  const own = Own.safeParse(store.state.controls.get('own'))
  const id = own.success ? own.data.device : ''
  const known = devices.get(vault.device)
  if (known?.id === id) return known
  const device = ownDevice(id, vault.device)
  devices.set(vault.device, device)
  return device
}

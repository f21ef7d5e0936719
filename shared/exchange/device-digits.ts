/** The 40 digits of a device that the directory lists, to be compared with what it shows itself. */
import { fingerprintOfDevice } from '#shared/crypto/digits.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  isRevoked,
  keyBytes,
  type DeviceEntry,
  type OfficeEntry,
} from '#shared/exchange/network-directory.ts'

/**
 * The digits over its office's key. The device that administers the office shows them as its own; a further one has an
 * admin key of its own that no directory holds, so it shows these as its digits for content. `null` for a blocked device,
 * with which nothing is left to compare, and for one that another office lists as well, unless its own packages named
 * this one: it may show digits over the other's key.
 */
export function digitsInOffice(
  state: ExchangeState,
  office: OfficeEntry,
  { id, sig, age }: DeviceEntry,
): string | null {
  const isNamed = peerOf(state, id).office === office.id
  if (isRevoked(office, id) || (!isNamed && isListedElsewhere(state, office, id))) return null
  return fingerprintOfDevice({ sig: keyBytes(sig), age }, keyBytes(office.adminPub))
}

function isListedElsewhere({ directory }: ExchangeState, office: OfficeEntry, device: string): boolean {
  return (directory?.offices ?? []).some(
    ({ id, devices }) => id !== office.id && devices.some((listed) => listed.id === device),
  )
}

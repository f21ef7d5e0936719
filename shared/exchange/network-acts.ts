/** What a network's root and an office's administration do to the directory. Each act gives a new, signed directory. */
import { bytesToBase64 } from '#shared/base/base64.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Random } from '#shared/base/random.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { publicKeyOf, sign } from '#shared/crypto/signature.ts'
import { admissionBy, type Admission, type Card } from '#shared/exchange/card.ts'
import {
  blockingMessage,
  charterMessage,
  findDevice,
  isWithinLimits,
  type NetworkDirectory,
  type OfficeEntry,
} from '#shared/exchange/network-directory.ts'
import { makeRootChange } from '#shared/exchange/root-changes.ts'

/** A network of one office: the one that founds it, by its own card. */
export function foundNetwork(
  rootSeed: Uint8Array,
  card: Card,
  { random, today }: { readonly random: Random; readonly today: CalendarDate },
): NetworkDirectory {
  return signed(rootSeed, {
    format: 'cm-dir',
    v: 1,
    assoc: bytesToHex(random.bytes(16)),
    serial: 1,
    issued: today,
    rootPub: bytesToBase64(publicKeyOf(rootSeed)),
    offices: [officeOf(card, 1)],
  })
}

export type AdmitError =
  | { readonly type: 'AlreadyMember' }
  /** The card's key administered an office once, and another took its place. */
  | { readonly type: 'KeyReplaced' }
  /** As many offices, devices or blockings as a directory holds. */
  | { readonly type: 'DirectoryFull' }

/** The directory with the card's office in it, under the next free office number. */
export function admitOffice(
  rootSeed: Uint8Array,
  directory: NetworkDirectory,
  { card, today }: { readonly card: Card; readonly today: CalendarDate },
): Result<NetworkDirectory, AdmitError> {
  if (isReplaced(directory, card.adminPub)) return err({ type: 'KeyReplaced' })
  if (isKnown(directory, card.adminPub) || findDevice(directory, card.device.id))
    return err({ type: 'AlreadyMember' })
  const highest = Math.max(...directory.offices.map((office) => Number(office.id.slice(1))))
  const grown = {
    ...directory,
    serial: directory.serial + 1,
    issued: today,
    offices: [...directory.offices, officeOf(card, highest + 1)],
  }
  return isWithinLimits(grown) ? ok(signed(rootSeed, grown)) : err({ type: 'DirectoryFull' })
}

export interface Renewal {
  readonly office: string
  /** Of the device that administers the office from now on. */
  readonly card: Card
  readonly today: CalendarDate
}

export type RenewError = AdmitError | { readonly type: 'CardBlocked' }

/**
 * The directory with another key for an office whose own is lost. Its devices and blockings were signed by the former
 * one and fall away; the office admits again whom it still has.
 */
export function renewOffice(
  rootSeed: Uint8Array,
  directory: NetworkDirectory,
  { office: id, card, today }: Renewal,
): Result<NetworkDirectory, RenewError> {
  const office = directory.offices.find((entry) => entry.id === id)
  const refusal = refusalOf(directory, { office, card })
  if (!office || refusal) return err(refusal ?? { type: 'AlreadyMember' })
  const former = [...(office.former ?? []), office.adminPub]
  const fresh = { ...officeOf(card, 0), id, name: office.name, former }
  const renewed = {
    ...directory,
    serial: directory.serial + 1,
    issued: today,
    offices: directory.offices.map((entry) => (entry.id === id ? fresh : entry)),
  }
  return isWithinLimits(renewed) ? ok(signed(rootSeed, renewed)) : err({ type: 'DirectoryFull' })
}

/** The key must be new to the network; the device may be one of the office's own, unless it was blocked. */
function refusalOf(
  directory: NetworkDirectory,
  { office, card }: { readonly office: OfficeEntry | undefined; readonly card: Card },
): RenewError | null {
  if (isReplaced(directory, card.adminPub)) return { type: 'KeyReplaced' }
  if (!office || isKnown(directory, card.adminPub)) return { type: 'AlreadyMember' }
  const here = findDevice(directory, card.device.id, office.id)
  if (here) return here.revoked ? { type: 'CardBlocked' } : null
  return findDevice(directory, card.device.id) ? { type: 'AlreadyMember' } : null
}

/** The directory under another root key, which the former one hands over to. */
export function renewRoot(
  { former, next }: { readonly former: Uint8Array; readonly next: Uint8Array },
  directory: NetworkDirectory,
  today: CalendarDate,
): NetworkDirectory {
  const serial = directory.serial + 1
  const change = makeRootChange(directory.assoc, { former, next }, { serial, at: today })
  const changes = [...(directory.changes ?? []), change]
  return signed(next, { ...directory, serial, issued: today, rootPub: change.to, changes })
}

export interface NewDevice {
  readonly card: Card
  /** What the office calls it. */
  readonly label: string
}

/**
 * The directory with the card's device as a further one of the office this key runs. What the card says of an office is
 * left aside: the office admits with its own key, and the digits that were typed cover the keys of the device.
 */
export function admitDevice(
  adminSeed: Uint8Array,
  directory: NetworkDirectory,
  { card, label }: NewDevice,
): Result<NetworkDirectory, AdmitError> {
  if (findDevice(directory, card.device.id)) return err({ type: 'AlreadyMember' })
  const grown = addDevice(directory, admissionBy(adminSeed, { ...card.device, label }))
  return isWithinLimits(grown) ? ok(grown) : err({ type: 'DirectoryFull' })
}

/**
 * The directory with one more device of an office that is in it already. The root is not asked: the
 * office admits by itself. So a restored vault, whose device has new keys, is back in the network by itself.
 */
export function addDevice(
  directory: NetworkDirectory,
  { adminPub, device, cert }: Admission,
): NetworkDirectory {
  const offices = directory.offices.map((office) =>
    office.adminPub === adminPub && !office.devices.some(({ id }) => id === device.id)
      ? { ...office, devices: [...office.devices, { ...device, cert }] }
      : office,
  )
  return { ...directory, offices }
}

/** The directory with a device of one's own office blocked, for ever; once is enough. */
export function blockDevice(
  adminSeed: Uint8Array,
  directory: NetworkDirectory,
  { device, today }: { readonly device: string; readonly today: CalendarDate },
): NetworkDirectory {
  const adminPub = bytesToBase64(publicKeyOf(adminSeed))
  const blocking = { id: device, at: today }
  const entry = { ...blocking, cert: bytesToBase64(sign(adminSeed, blockingMessage(blocking))) }
  const offices = directory.offices.map((office) =>
    office.adminPub === adminPub && findDevice(directory, device, office.id)?.revoked === false
      ? { ...office, revoked: [...office.revoked, entry] }
      : office,
  )
  return { ...directory, offices }
}

function isKnown({ offices }: NetworkDirectory, key: string): boolean {
  return offices.some(({ adminPub }) => adminPub === key)
}

function isReplaced({ offices }: NetworkDirectory, key: string): boolean {
  return offices.some(({ former = [] }) => former.includes(key))
}

function officeOf({ office, adminPub, device, cert }: Card, number: number): OfficeEntry {
  const id = `o${String(number).padStart(2, '0')}`
  return { id, name: office, adminPub, devices: [{ ...device, cert }], revoked: [] }
}

function signed(rootSeed: Uint8Array, directory: Omit<NetworkDirectory, 'rootSig'>): NetworkDirectory {
  // Of a directory with a former signature in it, the signature is replaced.
  return { ...directory, rootSig: bytesToBase64(sign(rootSeed, charterMessage(directory))) }
}

/**
 * The directory of a network: its offices and their devices. The root key signs the charter (who the offices are and
 * which key administers each); an office's admin key signs the devices of that office and their blocking. So a new
 * laptop needs no trip to the root, and a lost one is blocked by its own office.
 *
 * Charters replace one another by their serial, and whatever the serial by a new root. Devices and blockings are only ever
 * added under one key of their office, so directories from any two packages can be joined in any order.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import * as z from 'zod'
import { bytesToHex } from '#shared/base/bytes.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { isRecipient } from '#shared/crypto/age.ts'
import { deviceIdOf, keyIdOf } from '#shared/crypto/digits.ts'
import { isSignedBy, type Message } from '#shared/crypto/signature.ts'
import { keyBytes, PublicKeyText, SignatureText } from '#shared/exchange/key-text.ts'
import { DeviceIdText, OfficeId } from '#shared/exchange/package-header.ts'
import {
  areChangesSound,
  compareAge,
  lineageOf,
  maxRootChanges,
  RootChange,
} from '#shared/exchange/root-changes.ts'

export { keyBytes, PublicKeyText, SignatureText }

export const maxLabel = 40

/** The public half of a device as its office knows it. Its id follows from its keys. */
export const DeviceEntry = z
  .strictObject({
    id: DeviceIdText,
    sig: PublicKeyText,
    age: z.string().regex(/^age1pq1[0-9a-z]{100,4000}$/),
    from: CalendarDate,
    /** What the office calls the device. */
    label: z.string().max(maxLabel),
  })
  .refine(
    ({ id, sig, age }) => deviceIdOf({ sig: keyBytes(sig), age }) === id,
    'the id follows from the keys',
  )
export type DeviceEntry = z.infer<typeof DeviceEntry>

const maxOffices = 500
const maxDevices = 150
const maxBlockings = 1_000
const maxFormer = 100
/** Characters of JSON, which is ASCII but for names; a line of a package holds 1 MiB (`package-body.ts`). */
const maxText = 960 * 1024
const CertifiedDevice = z.strictObject({ ...DeviceEntry.shape, cert: SignatureText })
const Blocking = z.strictObject({ id: DeviceIdText, at: CalendarDate, cert: SignatureText })
export type Blocking = z.infer<typeof Blocking>

const OfficeEntry = z.strictObject({
  id: OfficeId,
  name: z.string().min(1).max(120),
  adminPub: PublicKeyText,
  /** Keys that administered it before. None of them comes back: entries signed by one are forgotten once and for all. */
  former: z.array(PublicKeyText).min(1).max(maxFormer).optional(),
  devices: z.array(CertifiedDevice).max(maxDevices),
  revoked: z.array(Blocking).max(maxBlockings),
})
export type OfficeEntry = z.infer<typeof OfficeEntry>

export const NetworkDirectory = z.strictObject({
  format: z.literal('cm-dir'),
  v: z.literal(1),
  /** Random name of the network. */
  assoc: z.string().regex(/^[0-9a-f]{32}$/),
  serial: z.number().int().positive(),
  issued: CalendarDate,
  rootPub: PublicKeyText,
  /** How the root key came to be another than the first one. */
  changes: z.array(RootChange).min(1).max(maxRootChanges).optional(),
  offices: z.array(OfficeEntry).min(1).max(maxOffices),
  rootSig: SignatureText,
})
export type NetworkDirectory = z.infer<typeof NetworkDirectory>

export type DirectoryError =
  /** No directory, or a signature in it is wrong. */
  | { readonly type: 'DirectoryForged' }
  /** Of another network. */
  | { readonly type: 'ForeignNetwork' }
  /** Two charters with one serial, or two new roots after one. */
  | { readonly type: 'DirectoryFork' }
  /** Together they name more devices than a directory may. */
  | { readonly type: 'DirectoryFull' }

/** A directory whose every signature holds. Whether its root is to be trusted is another question. */
export function readDirectory(value: unknown): Result<NetworkDirectory, DirectoryError> {
  const read = NetworkDirectory.safeParse(value)
  if (!read.success || !isSound(read.data)) return err({ type: 'DirectoryForged' })
  return ok(withoutUseless(read.data))
}

/**
 * Without what no honest office writes and everybody would have to carry: devices that nothing can be sent to, and
 * blockings of devices that are not there. The charter holds neither.
 */
function withoutUseless(directory: NetworkDirectory): NetworkDirectory {
  const offices = directory.offices.map((office) => {
    const devices = office.devices.filter(({ age }) => isRecipient(age))
    const revoked = office.revoked.filter(({ id }) => office.devices.some((device) => device.id === id))
    return { ...office, devices, revoked }
  })
  return { ...directory, offices }
}

/** What two sound directories of one network say together: the newer charter, and all devices and blockings. */
export function joinDirectories(
  ours: NetworkDirectory,
  theirs: NetworkDirectory,
): Result<NetworkDirectory, DirectoryError> {
  const lineage = lineageOf(ours, theirs)
  if (lineage === 'foreign') return err({ type: 'ForeignNetwork' })
  const age = compareAge(theirs, ours)
  if (lineage === 'fork' || (age === 0 && charterHash(ours) !== charterHash(theirs)))
    return err({ type: 'DirectoryFork' })
  const [newer, older] = age > 0 ? [theirs, ours] : [ours, theirs]
  const joined = { ...newer, offices: newer.offices.map((office) => joinOffice(office, older)) }
  // Two that fit may be too much together; kept all the same, the directory could not be read back.
  return isWithinLimits(joined) ? ok(joined) : err({ type: 'DirectoryFull' })
}

/** Beyond them a directory does not read back, or no package can carry it. */
export function isWithinLimits({
  offices,
  changes = [],
}: Pick<NetworkDirectory, 'offices' | 'changes'>): boolean {
  if (JSON.stringify({ offices, changes }).length > maxText) return false
  const fits = ({ devices, revoked, former = [] }: OfficeEntry): boolean =>
    devices.length <= maxDevices && revoked.length <= maxBlockings && former.length <= maxFormer
  return offices.length <= maxOffices && changes.length <= maxRootChanges && offices.every(fits)
}

export interface FoundDevice {
  readonly office: OfficeEntry
  readonly device: DeviceEntry
  readonly keyId: string
  /** Blocked by its office. From when on does not matter: the blocked device itself could lie about dates. */
  readonly revoked: boolean
}

/**
 * A device with its office. An office could put another's device on its own list, and block it there; so whoever knows
 * which office the device itself names asks in that one.
 */
export function findDevice(directory: NetworkDirectory, id: string, officeId?: string): FoundDevice | null {
  for (const office of directory.offices) {
    if (officeId !== undefined && office.id !== officeId) continue
    const device = office.devices.find((entry) => entry.id === id)
    if (device) return { office, device, keyId: keyIdOf(device.age), revoked: isRevoked(office, id) }
  }
  return null
}

/**
 * The devices of the other offices, blocked ones too. A device that no office lists is one of ours from before: of the
 * time before the network, or before a restore. Whose own office is not known, of that none counts as another's.
 */
export function devicesOfOthers(directory: NetworkDirectory, own: OfficeEntry | null): ReadonlySet<string> {
  if (!own) return new Set()
  const known = new Set(own.devices.map(({ id }) => id))
  const others = directory.offices.filter(({ id }) => id !== own.id).flatMap(({ devices }) => devices)
  return new Set(others.map(({ id }) => id).filter((id) => !known.has(id)))
}

/** The devices of some offices that packages may be sent to. */
export function activeDevices(
  directory: NetworkDirectory,
  officeIds: readonly string[],
): readonly DeviceEntry[] {
  return directory.offices
    .filter((office) => officeIds.includes(office.id))
    .flatMap((office) => office.devices.filter((device) => !isRevoked(office, device.id)))
}

/** The devices of some offices, blocked ones too. */
export function allDevices(
  directory: NetworkDirectory,
  officeIds: readonly string[],
): readonly DeviceEntry[] {
  return directory.offices.filter(({ id }) => officeIds.includes(id)).flatMap(({ devices }) => devices)
}

/** What the root signs: the directory without devices, blockings and the signature itself. */
export function charterMessage(directory: Omit<NetworkDirectory, 'rootSig'>): Message {
  return { label: 'cm/dir/v1', parts: [sha256(charterBytes(directory))] }
}

/** What an office signs to admit a device. The admin key itself ties it to the office. */
export function deviceMessage({ id, sig, age, from, label }: DeviceEntry): Message {
  return { label: 'cm/dir-device/v1', parts: [sha256(canonicalBytes({ id, sig, age, from, label }))] }
}

/** What an office signs to block a device. */
export function blockingMessage({ id, at }: Omit<Blocking, 'cert'>): Message {
  return { label: 'cm/dir-revoke/v1', parts: [sha256(canonicalBytes({ id, at }))] }
}

function charterBytes(directory: Omit<NetworkDirectory, 'rootSig'>): Uint8Array {
  const { format, v, assoc, serial, issued, rootPub, changes } = directory
  const offices = directory.offices.map(({ id, name, adminPub, former }) =>
    former ? { id, name, adminPub, former } : { id, name, adminPub },
  )
  const charter = { format, v, assoc, serial, issued, rootPub, offices }
  return canonicalBytes(changes ? { ...charter, changes } : charter)
}

function charterHash(directory: NetworkDirectory): string {
  return bytesToHex(sha256(charterBytes(directory)))
}

function isSound(directory: NetworkDirectory): boolean {
  const ids = directory.offices.map((office) => office.id)
  if (new Set(ids).size !== ids.length || !areChangesSound(directory)) return false
  if (!isSignedBy(keyBytes(directory.rootPub), keyBytes(directory.rootSig), charterMessage(directory)))
    return false
  return directory.offices.every(isOfficeSound)
}

function isOfficeSound({ adminPub, former = [], devices, revoked }: OfficeEntry): boolean {
  const key = keyBytes(adminPub)
  return (
    !former.includes(adminPub) &&
    devices.every(
      (device) => isDeviceSound(device) && isSignedBy(key, keyBytes(device.cert), deviceMessage(device)),
    ) &&
    revoked.every((blocking) => isSignedBy(key, keyBytes(blocking.cert), blockingMessage(blocking)))
  )
}

function isDeviceSound({ id, sig, age }: DeviceEntry): boolean {
  return deviceIdOf({ sig: keyBytes(sig), age }) === id
}

export function isRevoked({ revoked }: OfficeEntry, id: string): boolean {
  return revoked.some((blocking) => blocking.id === id)
}

/** Entries of the older directory count only where the office is still run by the same key. */
function joinOffice(office: OfficeEntry, older: NetworkDirectory): OfficeEntry {
  const former = older.offices.find((other) => other.id === office.id && other.adminPub === office.adminPub)
  if (!former) return office
  return {
    ...office,
    devices: joinById(office.devices, former.devices),
    revoked: joinById(office.revoked, former.revoked),
  }
}

/** Sorted, and of two entries with one id the one that sorts first, so that the order of joining does not matter. */
function joinById<T extends { readonly id: string; readonly cert: string }>(
  a: readonly T[],
  b: readonly T[],
): T[] {
  const entries = new Map<string, T>()
  for (const entry of [...a, ...b].sort((left, right) => (left.cert < right.cert ? 1 : -1)))
    entries.set(entry.id, entry)
  return [...entries.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
}

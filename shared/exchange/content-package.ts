/**
 * A content package: chains and overlays that an office hands on, as one line of canonical JSON, signed by the device
 * that made it. It is no secret, so it is not encrypted; README.md of this room is its specification. Here is the file
 * and who signed it; what its documents say is checked in `content-checks.ts`.
 */
import * as z from 'zod'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalBytes, readCanonical } from '#shared/base/canonical-json.ts'
import { isWithinDepth } from '#shared/base/json-hash.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import { seedOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { fingerprintOfDevice } from '#shared/crypto/digits.ts'
import { isSignedBy, sign, type Message } from '#shared/crypto/signature.ts'
import type { Admission } from '#shared/exchange/card.ts'
import {
  DeviceEntry,
  deviceMessage,
  keyBytes,
  PublicKeyText,
  SignatureText,
  type NetworkDirectory,
  type OfficeEntry,
} from '#shared/exchange/network-directory.ts'

export const maxContentPackage = 8 * 1024 * 1024
const maxDocuments = 200
/** Of the whole file; documents have a limit of their own. */
const maxLevels = 60

const Signer = z.strictObject({ adminPub: PublicKeyText, device: DeviceEntry, cert: SignatureText })

const ContentPackage = z.strictObject({
  format: z.literal('fallkoffer-content'),
  v: z.literal(1),
  /** Random name of this package. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  issued: CalendarDate,
  office: z.strictObject({ name: z.string().min(1).max(120) }),
  signer: Signer,
  documents: z.array(z.unknown()).min(1).max(maxDocuments),
  signature: SignatureText,
})
export type ContentPackage = z.infer<typeof ContentPackage>

export type FileProblem = 'E_TOO_BIG' | 'E_FORMAT' | 'E_NEWER_APP' | 'E_UNSIGNED' | 'E_SIGNATURE'

export interface ContentToPack {
  readonly id: string
  readonly issued: CalendarDate
  readonly office: string
  readonly admission: Admission
  readonly documents: readonly ContentDocument[]
}

/** The bytes of a signed package; `null` where a reader would refuse them for their size. */
export function makeContentPackage(
  keys: DeviceKeys,
  { id, issued, office, admission, documents }: ContentToPack,
): Uint8Array | null {
  const { adminPub, device, cert } = admission
  const content = {
    format: 'fallkoffer-content',
    v: 1,
    id,
    issued,
    office: { name: office },
    signer: { adminPub, device, cert },
    documents,
  }
  const signature = bytesToBase64(sign(seedOf(keys.sign), contentMessage(content)))
  const bytes = canonicalBytes({ ...content, signature })
  return bytes.length <= maxContentPackage && documents.length <= maxDocuments ? bytes : null
}

/** A package of its form whose signatures hold. Whether its signer is to be trusted is another question. */
export function openContentPackage(
  bytes: Uint8Array,
): Result<ContentPackage, { readonly type: FileProblem }> {
  if (bytes.length > maxContentPackage) return err({ type: 'E_TOO_BIG' })
  const value = readCanonical(bytes)
  if (!isWithinDepth(value, maxLevels) || !AnyPackage.safeParse(value).success)
    return err({ type: 'E_FORMAT' })
  if (NewerPackage.safeParse(value).success) return err({ type: 'E_NEWER_APP' })
  if (!SignedPackage.safeParse(value).success) return err({ type: 'E_UNSIGNED' })
  const read = ContentPackage.safeParse(value)
  if (!read.success) return err({ type: 'E_FORMAT' })
  return isGenuine(read.data) ? ok(read.data) : err({ type: 'E_SIGNATURE' })
}

const AnyPackage = z.looseObject({ format: z.literal('fallkoffer-content'), v: z.int() })
const NewerPackage = z.looseObject({ v: z.int().gt(1) })
const SignedPackage = z.looseObject({ signer: z.looseObject({}), signature: z.string().min(1) })

function isGenuine({ signature, ...content }: ContentPackage): boolean {
  const { adminPub, device, cert } = content.signer
  return (
    isSignedBy(keyBytes(device.sig), keyBytes(signature), contentMessage(content)) &&
    isSignedBy(keyBytes(adminPub), keyBytes(cert), deviceMessage(device))
  )
}

function contentMessage(content: object): Message {
  return { label: 'cm/content/v1', parts: [sha256(canonicalBytes(content))] }
}

/** Whom a reader knows. */
export interface KnownSigners {
  readonly directory: NetworkDirectory | null
  /** Id of the reading device itself. */
  readonly own: string
  /**
   * The 40 digits that a person once typed, with the name the office had then. They bind the device to its office's key:
   * a blocked device cannot come back under another.
   */
  readonly trusted: ReadonlyMap<string, string>
}

export type SignerStanding = 'own' | 'member' | 'trusted' | 'unknown' | 'revoked'

export interface KnownSigner {
  readonly standing: SignerStanding
  /** As the directory names the office, or else as it names itself. */
  readonly office: string
  /** The 40 digits that the signing device shows. */
  readonly fingerprint: string
}

/** Who signed a package. A blocked device stays blocked, also where its digits were once typed. */
export function signerOf({ signer, office }: ContentPackage, known: KnownSigners): KnownSigner {
  const { adminPub, device } = signer
  const key = { sig: keyBytes(device.sig), age: device.age }
  const member = known.directory?.offices.find((entry) => entry.adminPub === adminPub)
  const fingerprint = fingerprintOfDevice(key, keyBytes(adminPub))
  const standing = standingOf(device.id, member, known)
  if (standing !== 'unknown') return { standing, office: member?.name ?? office.name, fingerprint }
  const name = known.trusted.get(fingerprint)
  return { standing: name === undefined ? 'unknown' : 'trusted', office: name ?? office.name, fingerprint }
}

function standingOf(
  id: string,
  member: OfficeEntry | undefined,
  { own }: KnownSigners,
): Exclude<SignerStanding, 'trusted'> {
  if (member?.revoked.some((blocking) => blocking.id === id)) return 'revoked'
  if (id === own) return 'own'
  if (member?.devices.some((entry) => entry.id === id)) return 'member'
  return 'unknown'
}

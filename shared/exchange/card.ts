/**
 * A card: the public keys of a device that asks to be admitted, and its office's name. It travels as a plain file; that
 * it is the right one is shown by 40 digits that the asking office reads out and the admitting one types in.
 */
import * as z from 'zod'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import { parseJson } from '#shared/base/json.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import { publicDeviceOf, seedOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { fingerprintOfDevice } from '#shared/crypto/digits.ts'
import { isSignedBy, publicKeyOf, sign, type Message } from '#shared/crypto/signature.ts'
import {
  DeviceEntry,
  deviceMessage,
  keyBytes,
  PublicKeyText,
  SignatureText,
} from '#shared/exchange/network-directory.ts'

export const Card = z.strictObject({
  format: z.literal('cm-card'),
  v: z.literal(1),
  office: z.string().min(1).max(120),
  /** The key that will administer the office, if this is to be one; not used for a further device of another. */
  adminPub: PublicKeyText,
  device: DeviceEntry,
  /** The office's own admission of its device. */
  cert: SignatureText,
  /** Signature of the device over all of the above: whoever asks holds the private key. */
  proof: SignatureText,
})
export type Card = z.infer<typeof Card>

export type CardError = { readonly type: 'NotACard' } | { readonly type: 'CardForged' }

export interface CardWords {
  readonly office: string
  readonly label: string
  readonly from: CalendarDate
}

/** An office's own admission of one of its devices. */
export type Admission = Pick<Card, 'adminPub' | 'device' | 'cert'>

/** The admission of a device by the office that this key runs. */
export function admissionBy(admin: Uint8Array, device: DeviceEntry): Admission {
  const cert = bytesToBase64(sign(admin, deviceMessage(device)))
  return { adminPub: bytesToBase64(publicKeyOf(admin)), device, cert }
}

/**
 * The admission of this device by its own key: the key of the office it administers, or of one that it could. `null` on a
 * device that has none.
 */
export async function admissionOf(
  keys: DeviceKeys,
  { label, from }: Pick<CardWords, 'label' | 'from'>,
): Promise<Admission | null> {
  if (keys.admin === null) return null
  const { id, sig, age } = await publicDeviceOf(keys)
  return admissionBy(seedOf(keys.admin), { id, sig: bytesToBase64(sig), age, from, label })
}

/** The card of a device, by the key it administers its office with, or could administer one. `null` where it has none. */
export async function makeCard(keys: DeviceKeys, words: CardWords): Promise<Card | null> {
  const admission = await admissionOf(keys, words)
  if (!admission) return null
  const card = { format: 'cm-card', v: 1, office: words.office, ...admission } as const
  return { ...card, proof: bytesToBase64(sign(seedOf(keys.sign), proofMessage(card))) }
}

export function cardToBytes(card: Card): Uint8Array {
  return utf8ToBytes(`${JSON.stringify(card, null, 1)}\n`)
}

/** Reads a card and checks all its signatures. */
export function readCard(bytes: Uint8Array): Result<Card, CardError> {
  const text = utf8ToText(bytes)
  const card = Card.safeParse(text === null ? undefined : parseJson(text))
  if (!card.success) return err({ type: 'NotACard' })
  return isGenuine(card.data) ? ok(card.data) : err({ type: 'CardForged' })
}

/** The 40 digits that the asking office reads out. */
export function fingerprintOfCard({ device, adminPub }: Card): string {
  return fingerprintOfDevice({ sig: keyBytes(device.sig), age: device.age }, keyBytes(adminPub))
}

function isGenuine(card: Card): boolean {
  return (
    isSignedBy(keyBytes(card.device.sig), keyBytes(card.proof), proofMessage(card)) &&
    isSignedBy(keyBytes(card.adminPub), keyBytes(card.cert), deviceMessage(card.device))
  )
}

function proofMessage({ format, v, office, adminPub, device, cert }: Omit<Card, 'proof'>): Message {
  return {
    label: 'cm/card/v1',
    parts: [sha256(canonicalBytes({ format, v, office, adminPub, device, cert }))],
  }
}

/**
 * Names and fingerprints of keys. A fingerprint is 40 digits that a person reads out and another types in: digits are
 * compared with far fewer slips than hex, and typing cannot be waved through like a "do they match?".
 */
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '#shared/base/bytes.ts'

/** The public half of a device. */
export interface PublicDevice {
  /** Ed25519 public key, 32 bytes. */
  readonly sig: Uint8Array
  /** age recipient, `age1pq1…`. */
  readonly age: string
}

/** A device's id follows from its keys, so nobody can claim another's. */
export function deviceIdOf({ sig, age }: PublicDevice): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes('cm/device/v1\0'), sig, utf8ToBytes(age))).subarray(0, 16))
}

/** The short name of an age recipient, by which a package names whom it is for. */
export function keyIdOf(age: string): string {
  return bytesToHex(sha256(utf8ToBytes(age)).subarray(0, 8))
}

/** 8 groups of 5 digits (132.9 bit) of a network's root key. */
export function fingerprintOfRoot(rootPub: Uint8Array): string {
  return toDigits(sha512(concatBytes(utf8ToBytes('cm/fp/v1\0'), rootPub)))
}

/** 8 groups of 5 digits of all public keys a device asks to be admitted with. */
export function fingerprintOfDevice({ sig, age }: PublicDevice, adminPub: Uint8Array): string {
  return toDigits(sha512(concatBytes(utf8ToBytes('cm/fp-device/v1\0'), sig, adminPub, utf8ToBytes(age))))
}

/** Whether the typed digits are the fingerprint; spaces and other separators do not count. */
export function isFingerprint(typed: string, fingerprint: string): boolean {
  return onlyDigits(typed) === onlyDigits(fingerprint) && onlyDigits(typed).length === groups * groupLength
}

const groups = 8
const groupLength = 5

function toDigits(hash: Uint8Array): string {
  const group = (index: number): string => {
    const bytes = hash.subarray(5 * index, 5 * index + 5)
    const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
    return String(number % 10 ** groupLength).padStart(groupLength, '0')
  }
  return Array.from({ length: groups }, (_, index) => group(index)).join(' ')
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '')
}

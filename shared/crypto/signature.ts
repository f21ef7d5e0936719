/**
 * Ed25519 signatures (RFC 8032) by noble: WebCrypto of Chromium before 137 has none, and one way everywhere is better
 * than two. Every signed message begins with a label and a zero byte, so that no signature fits another purpose.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import type { Random } from '#shared/base/random.ts'

export const seedLength = 32
export const publicKeyLength = 32
export const signatureLength = 64

/** What is signed: a label of the purpose and the bytes. */
export interface Message {
  readonly label: string
  readonly parts: readonly Uint8Array[]
}

export function freshSeed(random: Random): Uint8Array {
  return random.bytes(seedLength)
}

export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed)
}

export function sign(seed: Uint8Array, message: Message): Uint8Array {
  return ed25519.sign(messageBytes(message), seed)
}

/** Whether the signature is by this key. Strict as in RFC 8032: one message, one key, one valid spelling. */
export function isSignedBy(publicKey: Uint8Array, signature: Uint8Array, message: Message): boolean {
  if (publicKey.length !== publicKeyLength || signature.length !== signatureLength) return false
  try {
    return ed25519.verify(signature, messageBytes(message), publicKey, { zip215: false })
  } catch {
    // The public key is no point of the curve.
    return false
  }
}

function messageBytes({ label, parts }: Message): Uint8Array {
  return concatBytes(utf8ToBytes(`${label}\0`), ...parts)
}

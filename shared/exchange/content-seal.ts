/**
 * The seal of content that an office holds. Records travel between offices with every package and anybody of the network
 * may write them; what is in force here only the office itself can put there, so it signs what it holds with its own key.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { isSignedBy, sign, type Message } from '#shared/crypto/signature.ts'
import { keyBytes } from '#shared/exchange/network-directory.ts'

export type SealedValues = Readonly<Record<string, JsonValue>>

/** `admin` is the seed of the office's key. Base64. */
export function sealContent(admin: Uint8Array, values: SealedValues): string {
  return bytesToBase64(sign(admin, message(values)))
}

/** `holder` is the office's public key. */
export function isSealedBy(holder: string, seal: string, values: SealedValues): boolean {
  return isSignedBy(keyBytes(holder), keyBytes(seal), message(values))
}

function message(values: SealedValues): Message {
  return { label: 'cm/held-content/v1', parts: [sha256(canonicalBytes(values))] }
}

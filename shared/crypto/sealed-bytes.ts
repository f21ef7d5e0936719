/** AES-256-GCM with a fresh random nonce: nonce 12 | ciphertext | tag 16. What it belongs to is authenticated with it. */
import { concatBytes } from '#shared/base/bytes.ts'
import type { Random } from '#shared/base/random.ts'
import type { WebCrypto, WebKey } from '#shared/crypto/web-crypto.ts'

export const nonceLength = 12
export const tagLength = 16

/** What sealing needs from the world. */
export interface Sealing {
  readonly subtle: WebCrypto
  readonly random: Random
}

export interface Sealed {
  readonly nonce: Uint8Array
  /** Ciphertext and tag. */
  readonly ciphertext: Uint8Array
}

/** Seals `plain`; `belongsTo` must be the same at opening. */
export async function seal(
  { subtle, random }: Sealing,
  key: WebKey,
  { plain, belongsTo }: { readonly plain: Uint8Array; readonly belongsTo: Uint8Array },
): Promise<Sealed> {
  const nonce = random.bytes(nonceLength)
  const sealed = await subtle.encrypt(gcm(nonce, belongsTo), key, plain)
  return { nonce, ciphertext: new Uint8Array(sealed) }
}

/** The plain bytes, or `null` when key, bytes or `belongsTo` are not the ones of sealing. */
export async function unseal(
  subtle: WebCrypto,
  key: WebKey,
  { nonce, ciphertext, belongsTo }: Sealed & { readonly belongsTo: Uint8Array },
): Promise<Uint8Array | null> {
  if (nonce.length !== nonceLength || ciphertext.length < tagLength) return null
  try {
    return new Uint8Array(await subtle.decrypt(gcm(nonce, belongsTo), key, ciphertext))
  } catch {
    // WebCrypto answers a wrong tag with an OperationError and nothing more.
    return null
  }
}

/** A sealed value as one run of bytes. */
export function sealedToBytes({ nonce, ciphertext }: Sealed): Uint8Array {
  return concatBytes(nonce, ciphertext)
}

export function bytesToSealed(bytes: Uint8Array): Sealed {
  return { nonce: bytes.subarray(0, nonceLength), ciphertext: bytes.subarray(nonceLength) }
}

function gcm(iv: Uint8Array, additionalData: Uint8Array) {
  return { name: 'AES-GCM', iv, additionalData, tagLength: 128 } as const
}

/**
 * The keys under the vault key (32 random bytes), each by HKDF-SHA-256 (RFC 5869) with the vault's id as salt:
 * rows, device identity, what the session itself keeps, and the seal on the vault file. WebCrypto keeps them; none can
 * be read out again.
 */
import { hexToBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import type { KeyAlgorithm, KeyUsage, WebCrypto, WebKey } from '#shared/crypto/web-crypto.ts'

export interface KeyTree {
  /** Seals rows. */
  readonly row: WebKey
  /** Seals the device's own private keys. */
  readonly ident: WebKey
  /** Seals what only this session holds, such as the vault key for wrapping it anew. */
  readonly meta: WebKey
  /** Authenticates the vault file. */
  readonly mac: WebKey
}

const aes = { name: 'AES-GCM', length: 256 } as const
const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const

export async function growKeyTree(
  subtle: WebCrypto,
  vaultKey: Uint8Array,
  vaultId: string,
): Promise<KeyTree> {
  const root = await subtle.importKey('raw', vaultKey, 'HKDF', false, ['deriveKey'])
  const salt = hexToBytes(vaultId)
  const derive = (label: string, algorithm: KeyAlgorithm, usages: KeyUsage[]) =>
    subtle.deriveKey(hkdf(salt, label), root, algorithm, false, usages)
  const [row, ident, meta, mac] = await Promise.all([
    derive('cm/row/v1', aes, ['encrypt', 'decrypt']),
    derive('cm/ident/v1', aes, ['encrypt', 'decrypt']),
    derive('cm/meta/v1', aes, ['encrypt', 'decrypt']),
    derive('cm/vaultmac/v1', hmac, ['sign']),
  ])
  return { row, ident, meta, mac }
}

/** The key that wraps the vault key, from 32 stretched bytes. */
export function importWrappingKey(subtle: WebCrypto, bytes: Uint8Array): Promise<WebKey> {
  return subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** The key that wraps the vault key, from the secret of a recovery code: 128 random bits need no stretching. */
export async function wrappingKeyOfSecret(
  subtle: WebCrypto,
  secret: Uint8Array,
  salt: Uint8Array,
): Promise<WebKey> {
  const root = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return subtle.deriveKey(hkdf(salt, 'cm/recovery/v1'), root, aes, false, ['encrypt', 'decrypt'])
}

function hkdf(salt: Uint8Array, label: string) {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: utf8ToBytes(label) } as const
}

/**
 * The part of WebCrypto that the core uses, as a type of its own: the core has no DOM, and `crypto.subtle` of a worker
 * and of Node both fit. It is always handed in.
 */

/** A key that the runtime keeps. Ours are never extractable. */
export interface WebKey {
  readonly type: string
  readonly extractable: boolean
}

export interface AesGcm {
  readonly name: 'AES-GCM'
  readonly iv: Uint8Array
  readonly additionalData: Uint8Array
  readonly tagLength: 128
}

export interface HkdfSha256 {
  readonly name: 'HKDF'
  readonly hash: 'SHA-256'
  readonly salt: Uint8Array
  readonly info: Uint8Array
}

export type KeyAlgorithm =
  | 'AES-GCM'
  | 'HKDF'
  | { readonly name: 'AES-GCM'; readonly length: 256 }
  | { readonly name: 'HMAC'; readonly hash: 'SHA-256'; readonly length: 256 }

export type KeyUsage = 'encrypt' | 'decrypt' | 'sign' | 'deriveKey'

// Method syntax and `ArrayBufferView | ArrayBuffer` on purpose: only so the parameter types of the real `SubtleCrypto`
// fit these, whose byte arrays name no kind of buffer.
export interface WebCrypto {
  encrypt(algorithm: AesGcm, key: WebKey, plain: ArrayBufferView | ArrayBuffer): Promise<ArrayBuffer>
  decrypt(algorithm: AesGcm, key: WebKey, sealed: ArrayBufferView | ArrayBuffer): Promise<ArrayBuffer>
  sign(algorithm: 'HMAC', key: WebKey, bytes: ArrayBufferView | ArrayBuffer): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    bytes: ArrayBufferView | ArrayBuffer,
    algorithm: KeyAlgorithm,
    extractable: false,
    usages: KeyUsage[],
  ): Promise<WebKey>
  deriveKey(
    algorithm: HkdfSha256,
    base: WebKey,
    derived: KeyAlgorithm,
    extractable: false,
    usages: KeyUsage[],
  ): Promise<WebKey>
}

/** Base64 of RFC 4648 section 4, strict: padding required, nothing but the canonical spelling accepted. */
import { base64 } from '@scure/base'

export function bytesToBase64(bytes: Uint8Array): string {
  return base64.encode(bytes)
}

/** The bytes, or `null` when the text is not exactly what `bytesToBase64` writes. */
export function base64ToBytes(text: string): Uint8Array | null {
  try {
    return base64.decode(text)
  } catch {
    return null
  }
}

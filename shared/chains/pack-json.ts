/** Chains as the registers of small records hold them: base64 of gzip of canonical JSON. */
import { Gunzip, gzipSync } from 'fflate'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import { joinBytes } from '#shared/base/bytes.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'
import { utf8ToText } from '#shared/base/utf8.ts'

/** An item has room for 128 K characters in all; some are for what stands beside the content. */
export const maxPacked = 120 * 1024
/** No chain that a person wrote comes near it. */
export const maxUnpacked = 4 * 1024 * 1024
/** Head and end of a gzip file. */
const gzipFrame = 18
/** Small steps, so that a bomb is noticed before it has unfolded. */
const step = 1024

/** `null` where it would be larger than a reader takes. */
export function packJson(value: unknown): string | null {
  const plain = canonicalBytes(value)
  // No time in the header: equal values are packed equally on every device.
  const packed = bytesToBase64(gzipSync(plain, { level: 9, mtime: 0 }))
  return plain.length <= maxUnpacked && packed.length <= maxPacked ? packed : null
}

/** The bytes that were packed; `null` for anything damaged, foreign or too large. */
export function unpackBytes(packed: string): Uint8Array | null {
  const bytes = packed.length <= maxPacked ? base64ToBytes(packed) : null
  return bytes && bytes.length > gzipFrame ? inflate(bytes) : null
}

/** The value that was packed; `undefined` like `unpackBytes`. */
export function unpackJson(packed: string): JsonValue | undefined {
  const bytes = unpackBytes(packed)
  const text = bytes && utf8ToText(bytes)
  return text === null ? undefined : parseJson(text)
}

function inflate(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = []
  let length = 0
  const gunzip = new Gunzip((part) => {
    parts.push(part)
    length += part.length
  })
  try {
    for (let at = 0; at < bytes.length && length <= maxUnpacked; at += step)
      gunzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  } catch {
    return null
  }
  return length <= maxUnpacked && saidLength(bytes) === length ? joinBytes(parts) : null
}

/** The length that stands at the end of a gzip file, which the unpacker does not look at. */
function saidLength(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true)
}

/** The name of a value by what it says: SHA-256 of its canonical JSON. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '#shared/base/bytes.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'

/** 64 hex digits; members that are `undefined` do not count. */
export function jsonHash(value: unknown): string {
  return bytesHash(canonicalBytes(value))
}

export function bytesHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** Whether a value of parsed JSON has no more levels than these: readers that call themselves must not run out of room. */
export function isWithinDepth(value: unknown, levels: number): boolean {
  let layer: readonly unknown[] = [value]
  for (let level = 0; layer.length > 0; level++) {
    if (level > levels) return false
    layer = layer.flatMap((one): readonly unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
  }
  return true
}

/** Ids that follow from names: the same name gives the same UUID on every machine (RFC 9562, version 5). */
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '#shared/base/bytes.ts'

/** Drawn once for Fallkoffer. */
const namespace = hexToBytes('6f1d7a1c3b5e4c0f9a8b2d7e5c4f1a90')

/** Not a secret and not random: whoever knows the name knows the id. */
export function nameUuid(name: string): string {
  const hash = sha1(concatBytes(namespace, utf8ToBytes(name))).slice(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(hash)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

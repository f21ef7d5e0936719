/**
 * The body of a package: lines of JSON, compressed with gzip. Each line is an object with its kind in `t`.
 *
 *   {"t":"rec","rec":record}   {"t":"dir","dir":directory}   {"t":"ack","dev":device,"have":vector}
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { Gunzip, gzipSync } from 'fflate'
import { bytesToHex, joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'

export const maxInflated = 1024 * 1024 * 1024
export const maxLines = 200_000
export const maxLine = 1024 * 1024

export interface Line {
  readonly t: string
  readonly [member: string]: unknown
}

export interface EncodedBody {
  readonly bytes: Uint8Array
  readonly bodyBytes: number
  readonly bodySha256: string
}

/** Lines as a body; `null` when a reader would refuse them for their size. */
export function encodeBody(lines: readonly Line[]): EncodedBody | null {
  const encoded = lines.map((line) => utf8ToBytes(`${JSON.stringify(line)}\n`))
  if (encoded.length > maxLines || encoded.some((bytes) => bytes.length - 1 > maxLine)) return null
  const plain = joinBytes(encoded)
  if (plain.length > maxInflated) return null
  // No time in the gzip header: it would tell nothing new and make equal bodies unequal.
  const bytes = gzipSync(plain, { level: 6, mtime: 0 })
  return { bytes, bodyBytes: plain.length, bodySha256: bytesToHex(sha256(plain)) }
}

/** The lines of a body that is exactly what the header says. */
export function readBody(header: PackageHeader, body: Uint8Array): Result<readonly Line[], PackageError> {
  if (header.bodyBytes > maxInflated) return err({ type: 'E_TOO_BIG' })
  const plain = inflate(body, header.bodyBytes)
  if (!plain || bytesToHex(sha256(plain)) !== header.bodySha256) return err({ type: 'E_BODY' })
  const lines = splitLines(plain)
  const records = lines?.filter((line) => line.t === 'rec').length
  return lines && records === header.records ? ok(lines) : err({ type: 'E_BODY' })
}

const inflateStep = 64 * 1024

/** Deflate turns one byte into no more than so many. */
const maxRatio = 1032

/**
 * Exactly `expected` bytes, or `null`. Stops at the first byte too many: a bomb is never unpacked, and no room is made
 * for more than the body can hold, because the header may not be proved yet.
 */
function inflate(body: Uint8Array, expected: number): Uint8Array | null {
  if (expected > body.length * maxRatio) return null
  const plain = new Uint8Array(expected)
  let length = 0
  let further = 0
  const gunzip = new Gunzip((chunk) => {
    if (length + chunk.length <= expected) plain.set(chunk, length)
    length += chunk.length
  })
  gunzip.onmember = () => {
    further += 1
  }
  try {
    for (let at = 0; at < body.length && length <= expected; at += inflateStep)
      gunzip.push(body.subarray(at, at + inflateStep), at + inflateStep >= body.length)
  } catch {
    return null
  }
  return length === expected && further === 0 && endsWithLength(body, expected) ? plain : null
}

/** A gzip ends with the length of what it holds; so nothing stands behind it, and nothing of it is missing. */
function endsWithLength(body: Uint8Array, length: number): boolean {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  return body.length >= 18 && view.getUint32(body.length - 4, true) === length % 2 ** 32
}

function splitLines(plain: Uint8Array): readonly Line[] | null {
  if (plain.length > 0 && plain.at(-1) !== newline) return null
  const lines: Line[] = []
  for (let start = 0; start < plain.length;) {
    const end = plain.indexOf(newline, start)
    const line = end - start <= maxLine ? readLine(plain.subarray(start, end)) : null
    if (!line || lines.length === maxLines) return null
    lines.push(line)
    start = end + 1
  }
  return lines
}

const newline = 0x0a

function readLine(bytes: Uint8Array): Line | null {
  const text = utf8ToText(bytes)
  const value = text === null ? undefined : parseJson(text)
  return isLine(value) ? value : null
}

function isLine(value: JsonValue | undefined): value is Line & JsonValue {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string'
}

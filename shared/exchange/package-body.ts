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
  const pieces = [...piecesOf(lines)]
  if (lines.length > maxLines || pieces.includes(null)) return null
  const plain = joinBytes(pieces.filter((piece) => piece !== null))
  if (plain.length > maxInflated) return null
  // No time in the gzip header: it would tell nothing new and make equal bodies unequal.
  const bytes = gzipSync(plain, { level: 6, mtime: 0 })
  return { bytes, bodyBytes: plain.length, bodySha256: bytesToHex(sha256(plain)) }
}

/** A gzip of the platform's own, several times as fast as ours, that takes the body piece by piece. */
export interface Squeezer {
  readonly push: (piece: Uint8Array) => Promise<void>
  readonly end: () => Promise<Uint8Array>
}

/** The same as `encodeBody`, without ever holding all of it unpacked. */
export async function squeezeBody(lines: readonly Line[], squeezer: Squeezer): Promise<EncodedBody | null> {
  if (lines.length > maxLines) return null
  const hash = sha256.create()
  let bodyBytes = 0
  for (const piece of piecesOf(lines)) {
    bodyBytes += piece?.length ?? 0
    if (!piece || bodyBytes > maxInflated) return null
    hash.update(piece)
    await squeezer.push(piece)
  }
  return { bytes: await squeezer.end(), bodyBytes, bodySha256: bytesToHex(hash.digest()) }
}

/** Enough to be worth a call, little enough to be forgotten at once. */
const linesAtOnce = 64

/** The bytes of several lines at a time; `null` where a line is too long. */
function* piecesOf(lines: readonly Line[]): Generator<Uint8Array | null> {
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const texts = lines.slice(at, at + linesAtOnce).map((line) => JSON.stringify(line))
    yield texts.some(isTooLong) ? null : utf8ToBytes(`${texts.join('\n')}\n`)
  }
}

/** A character has three bytes at most (a pair of them four), so most lines need not be measured. */
function isTooLong(text: string): boolean {
  return text.length * 3 > maxLine && utf8ToBytes(text).length > maxLine
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
  const gunzip = new Gunzip((chunk) => {
    if (length + chunk.length <= expected) plain.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < body.length && length <= expected; at += inflateStep)
      gunzip.push(body.subarray(at, at + inflateStep), at + inflateStep >= body.length)
  } catch {
    return null
  }
  return length === expected ? plain : null
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

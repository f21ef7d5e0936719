/**
 * The body of a package: lines of JSON, compressed with gzip. Each line is an object with its kind in `t`.
 *
 *   {"t":"rec","rec":record}   {"t":"dir","dir":directory}   {"t":"ack","dev":device,"have":vector}
 */
import { joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'
import { gunzipParts, gunzipUntil, gzip } from '#shared/base/platform-bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import { utf8Parts } from '#shared/base/utf8-parts.ts'
import { createRunningHash } from '#shared/crypto/running-hash.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import type { MergeableRecord } from '#shared/records/record.ts'

export const maxInflated = 1024 * 1024 * 1024
export const maxLines = 200_000
export const maxLine = 1024 * 1024
const partLength = 4 * 1024 * 1024

export interface Line {
  readonly t: string
  readonly [member: string]: unknown
}

export interface EncodedBody {
  readonly bytes: Uint8Array
  readonly bodyBytes: number
  readonly bodySha256: string
}

/**
 * Lines as a body, and behind them records that lie ready as the UTF-8 of their JSON; `null` when a reader would refuse
 * it for its size.
 */
export async function encodeBody(
  lines: readonly Line[],
  written: readonly Uint8Array[] = [],
): Promise<EncodedBody | null> {
  if (lines.length + written.length > maxLines) return null
  const parts: Uint8Array[] = []
  const found = { tooLong: false }
  for (const part of utf8Parts(textsOf(lines, found), partLength)) parts.push(part)
  for (const part of writtenLines(written, found)) parts.push(part)
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (found.tooLong || length > maxInflated) return null
  const hash = await createRunningHash()
  for (const part of parts) hash.add(part)
  const bytes = await gzip(joinBytes(parts))
  return { bytes, bodyBytes: length, bodySha256: hash.hex() }
}

/** The lines up to one that a reader would refuse for its length. */
function* textsOf(lines: readonly Line[], found: { tooLong: boolean }): Generator<string, undefined> {
  for (const line of lines) {
    const text = JSON.stringify(line)
    // Three bytes a letter are the most there can be.
    found.tooLong = text.length * 3 > maxLine && utf8ToBytes(text).length > maxLine
    if (found.tooLong) return
    yield `${text}\n`
  }
}

/** ASCII, so it is as many bytes. */
const recordBegin = '{"t":"rec","rec":'
const recordBegins = utf8ToBytes(recordBegin)
const recordEnds = utf8ToBytes('}\n')

function* writtenLines(
  written: readonly Uint8Array[],
  found: { tooLong: boolean },
): Generator<Uint8Array, undefined> {
  for (const json of written) {
    found.tooLong ||= recordBegins.length + json.length + 1 > maxLine
    if (found.tooLong) return
    yield recordBegins
    yield json
    yield recordEnds
  }
}

/**
 * Hands out the bytes of the lines part by part, as long as `onPart` answers that it is to go on, and answers at the end
 * whether they are as many as the header says and have the hash that it says. Until then nobody vouches for what was handed
 * out.
 */
export async function unpackBody(
  { bodyBytes, bodySha256 }: PackageHeader,
  body: Uint8Array,
  onPart: (part: Uint8Array) => boolean | Promise<boolean>,
): Promise<Result<null, PackageError>> {
  if (bodyBytes > maxInflated) return err({ type: 'E_TOO_BIG' })
  const hash = await createRunningHash()
  const isWhole = await gunzipParts(body, bodyBytes, (part) => {
    hash.add(part)
    return onPart(part)
  })
  return isWhole && hash.hex() === bodySha256 ? ok(null) : err({ type: 'E_BODY' })
}

/** The first line alone, of a body that nobody has vouched for yet. */
export async function firstLine(body: Uint8Array): Promise<Line | null> {
  const bytes = await gunzipUntil(body, newline, maxLine + 1)
  return bytes && readLine(bytes)
}

export interface PlacedLine {
  readonly value: Line
  readonly text: string
  /** Where it stands: from the first byte to the one behind the last. */
  readonly bytes: Uint8Array
}

/** The lines one after the other, none of them kept; `null` is the last for what is no body. */
export function* linesOf(plain: Uint8Array): Generator<PlacedLine | null, undefined> {
  if (plain.length > 0 && plain.at(-1) !== newline) {
    yield null
    return
  }
  let count = 0
  for (let start = 0; start < plain.length;) {
    const end = plain.indexOf(newline, start)
    const bytes = plain.subarray(start, end)
    const line = bytes.length <= maxLine && count < maxLines ? placedLine(bytes) : null
    yield line
    if (!line) return
    count += 1
    start = end + 1
  }
}

const newline = 0x0a

function placedLine(bytes: Uint8Array): PlacedLine | null {
  const text = utf8ToText(bytes)
  const value = text === null ? undefined : parseJson(text)
  return text !== null && isLine(value) ? { value, text, bytes } : null
}

/** A line as an object with its kind. */
export function readLine(bytes: Uint8Array): Line | null {
  return placedLine(bytes)?.value ?? null
}

/**
 * Whether a line says its record in the very bytes that this program would write: nothing stands there twice, in another
 * form or beside it that reading would have passed over.
 */
export function isAsWritten({ text }: PlacedLine, record: MergeableRecord): boolean {
  const isSame = text.startsWith(recordBegin) && text.slice(recordBegin.length, -1) === JSON.stringify(record)
  return isSame && text.endsWith('}')
}

/** The bytes of the record in such a line. */
export function writtenRecord(line: Uint8Array): Uint8Array {
  return line.subarray(recordBegin.length, line.length - 1)
}

function isLine(value: JsonValue | undefined): value is Line & JsonValue {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string'
}

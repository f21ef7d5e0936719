/**
 * The body of a package: lines of JSON, compressed with gzip. Each line is an object with its kind in `t`.
 *
 *   {"t":"rec","rec":record}   {"t":"dir","dir":directory}   {"t":"ack","dev":device,"have":vector}
 */
import { bytesToHex, joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'
import { gunzip, gzip, sha256Of } from '#shared/base/platform-bytes.ts'
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
export async function encodeBody(lines: readonly Line[]): Promise<EncodedBody | null> {
  const encoded = lines.map((line) => utf8ToBytes(`${JSON.stringify(line)}\n`))
  if (encoded.length > maxLines || encoded.some((bytes) => bytes.length - 1 > maxLine)) return null
  const plain = joinBytes(encoded)
  if (plain.length > maxInflated) return null
  const [bytes, hash] = await Promise.all([gzip(plain), sha256Of(plain)])
  return { bytes, bodyBytes: plain.length, bodySha256: bytesToHex(hash) }
}

/** The lines of a body that is exactly what the header says. */
export async function readBody(
  header: PackageHeader,
  body: Uint8Array,
): Promise<Result<readonly Line[], PackageError>> {
  if (header.bodyBytes > maxInflated) return err({ type: 'E_TOO_BIG' })
  const plain = await gunzip(body, header.bodyBytes)
  if (!plain || bytesToHex(await sha256Of(plain)) !== header.bodySha256) return err({ type: 'E_BODY' })
  const lines = splitLines(plain)
  const records = lines?.filter((line) => line.t === 'rec').length
  return lines && records === header.records ? ok(lines) : err({ type: 'E_BODY' })
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

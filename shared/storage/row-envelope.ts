/**
 * One row at rest.
 *
 *   envelope  = version 1 | kid 1 | nonce 12 | AES-256-GCM ciphertext | tag 16
 *   version 1   plain = u32be length | UTF-8 JSON | zeros up to a multiple of 256 or 1024
 *               AAD   = "cm/row/v1" 00 | store 00 | id
 *   version 2   plain = u32be length | u32be length of the JSON | gzip of the UTF-8 JSON | zeros as before
 *               AAD   = "cm/row/v2" 00 | store 00 | id
 *
 * Pages are of version 2: many records say much the same, and a page is a seventh as long then. To compress takes less
 * than to encrypt, to hand to another process and to write seven times as much.
 *
 * A row opens only in the place it was sealed for. Padding leaves a rough size class visible; of a
 * page, which is compressed, it tells how alike its records are as well.
 */
import { gunzipSync } from 'fflate'
import { assert } from '#shared/base/assert.ts'
import { concatBytes, readU32be, u32be, utf8ToBytes } from '#shared/base/bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import { gzipParts, maxRatio } from '#shared/base/platform-bytes.ts'
import type { Scratch } from '#shared/base/scratch.ts'
import { jsonPieces, utf8Parts } from '#shared/base/utf8-parts.ts'
import {
  bytesToSealed,
  nonceLength,
  seal,
  tagLength,
  unseal,
  type Sealing,
} from '#shared/crypto/sealed-bytes.ts'
import type { WebCrypto, WebKey } from '#shared/crypto/web-crypto.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'

/** The generation of a row key: rises by one with each rekey. */
export interface RowKey {
  /** 1 to 255. */
  readonly kid: number
  readonly key: WebKey
}

export interface RowPlace {
  readonly store: string
  readonly id: string
}

export type RowError =
  /** Sealed by a newer program. */
  | { readonly type: 'RowNewer' }
  /** Sealed with a key that is not this one. */
  | { readonly type: 'RowKeyUnknown' }
  /** Altered, or moved from another place. */
  | { readonly type: 'RowDamaged' }

const [asItIs, compressed] = [1, 2] as const
const prefixLength = 2
/** Most rows are small; a page is put together in few parts. */
const [usualPart, partOfPage] = [4096, 64 * 1024]
export const minEnvelopeLength = prefixLength + nonceLength + tagLength

/** Small rows stand in steps of 256 bytes, whole cases and pages in steps of 1024. */
export function paddingStep(store: string): number {
  return store === 'heads' || store === 'ctl' ? 256 : 1024
}

/** JSON in pieces, one behind the other; what is UTF-8 already is taken as it is. Each call begins anew. */
export type Pieces = () => Iterable<string | Uint8Array>

/** The pieces as one gzip member. */
export type Compress = (pieces: Pieces) => Promise<Compressed>

export interface Compressed {
  readonly packed: Uint8Array
  /** Bytes of the JSON. */
  readonly jsonLength: number
}

export interface RowSealing extends Sealing {
  /** Who compresses pages: this thread, where nobody else is named. */
  readonly compress?: Compress | undefined
}

export async function sealRow(sealing: RowSealing, rowKey: RowKey, row: Valued): Promise<Uint8Array> {
  return isPage(row)
    ? (await sealPage(sealing, rowKey, { ...row, pieces: () => jsonPieces(row.value) })).envelope
    : sealAs(sealing, rowKey, { ...row, version: asItIs, plain: plainOf(row) })
}

export interface SealedPage {
  readonly envelope: Uint8Array
  /** Bytes of the JSON: what whoever opens it has to hold, however short it is sealed. */
  readonly jsonLength: number
}

export interface PageInPieces extends RowPlace {
  readonly pieces: Pieces
}

export async function sealPage(sealing: RowSealing, rowKey: RowKey, row: PageInPieces): Promise<SealedPage> {
  const { packed, jsonLength } = await (sealing.compress ?? compressHere)(row.pieces)
  const plain = padded([u32be(packed.length), u32be(jsonLength), packed], paddingStep(row.store))
  return { envelope: await sealAs(sealing, rowKey, { ...row, version: compressed, plain }), jsonLength }
}

interface Plain extends RowPlace {
  readonly version: number
  readonly plain: Uint8Array
}

async function sealAs(sealing: Sealing, { kid, key }: RowKey, row: Plain): Promise<Uint8Array> {
  const { version, plain } = row
  const { nonce, ciphertext } = await seal(sealing, key, { plain, belongsTo: placeBytes(version, row) })
  return concatBytes(Uint8Array.of(version, kid), nonce, ciphertext)
}

function plainOf({ value, store }: Valued): Uint8Array {
  const json = [...utf8Parts(jsonPieces(value), usualPart)]
  return padded([u32be(lengthOf(json)), ...json], paddingStep(store))
}

export const compressHere: Compress = async (pieces) => {
  const json = { length: 0 }
  const packed = await gzipParts(counted(utf8Parts(pieces(), partOfPage), json))
  return { packed, jsonLength: json.length }
}

function* counted(parts: Iterable<Uint8Array>, sum: { length: number }): Generator<Uint8Array, undefined> {
  for (const part of parts) {
    sum.length += part.length
    yield part
  }
}

interface Valued extends RowPlace {
  readonly value: JsonValue
}

interface SealedAt extends RowPlace {
  readonly envelope: Uint8Array
}

export interface Opening {
  readonly subtle: WebCrypto
  readonly scratch: Scratch
}

/** What was sealed. The value is JSON of our own making and is still to be parsed by its schema. */
export async function openRow(
  opening: Opening,
  rowKey: RowKey,
  row: SealedAt,
): Promise<Result<JsonValue, RowError>> {
  const read = await readRow(opening, rowKey, { ...row, read: valueOf })
  if (!read.ok) return read
  return read.value === undefined ? err({ type: 'RowDamaged' }) : ok(read.value)
}

function valueOf(json: Uint8Array): JsonValue | undefined {
  const text = utf8ToText(json)
  return text === null ? undefined : parseJson(text)
}

interface Reading<T> extends SealedAt {
  /** Is given the UTF-8 of the JSON that was sealed, for as long as it reads: the next row takes its place. */
  readonly read: (json: Uint8Array) => T
}

/** What `read` makes of a row. */
export async function readRow<T>(
  { subtle, scratch }: Opening,
  rowKey: RowKey,
  row: Reading<T>,
): Promise<Result<T, RowError>> {
  const { envelope } = row
  const [version, kid] = envelope
  if (envelope.length < minEnvelopeLength || version === 0) return err({ type: 'RowDamaged' })
  if (version !== asItIs && version !== compressed) return err({ type: 'RowNewer' })
  if (kid !== rowKey.kid) return err({ type: 'RowKeyUnknown' })
  const sealed = bytesToSealed(envelope.subarray(prefixLength))
  const plain = await unseal(subtle, rowKey.key, { ...sealed, belongsTo: placeBytes(version, row) })
  // From here on nothing may be waited for: the scratch is everybody's.
  const json = plain && jsonIn(version, plain, scratch)
  return json ? ok(row.read(json)) : err({ type: 'RowDamaged' })
}

function jsonIn(version: number, plain: Uint8Array, scratch: Scratch): Uint8Array | null {
  return version === compressed ? decompressed(plain, scratch) : asItStands(plain)
}

function placeBytes(version: number, { store, id }: RowPlace): Uint8Array {
  assert(!store.includes('\0') && !id.includes('\0'), 'a row place holds no NUL')
  return utf8ToBytes(`cm/row/v${version}\0${store}\0${id}`)
}

function isPage({ store }: RowPlace): boolean {
  return store.endsWith('Pages')
}

function padded(parts: readonly Uint8Array[], step: number): Uint8Array {
  const plain = new Uint8Array(Math.ceil(lengthOf(parts) / step) * step)
  let at = 0
  for (const part of parts) {
    plain.set(part, at)
    at += part.length
  }
  return plain
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function asItStands(plain: Uint8Array): Uint8Array | null {
  return plain.length < 4 ? null : partOf(plain, 4, readU32be(plain, 0))
}

/**
 * The cipher has vouched for every byte, so the checksum of gzip is not asked again. Not with the platform's streams: those
 * give their bytes in pieces of fresh memory, which for a page costs more than to unpack it.
 */
function decompressed(plain: Uint8Array, scratch: Scratch): Uint8Array | null {
  const packed = plain.length < 8 ? null : partOf(plain, 8, readU32be(plain, 0))
  if (!packed) return null
  const length = readU32be(plain, 4)
  if (length > packed.length * maxRatio) return null
  try {
    // What is longer than it says is cut off where the room ends: the room is longer by one.
    const json = gunzipSync(packed, { out: scratch.take(length + 1) })
    return json.length === length ? json : null
  } catch {
    return null
  }
}

function partOf(plain: Uint8Array, from: number, length: number): Uint8Array | null {
  return from + length <= plain.length ? plain.subarray(from, from + length) : null
}

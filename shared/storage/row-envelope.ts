/**
 * One row at rest.
 *
 *   envelope = 0x01 | kid 1 | nonce 12 | AES-256-GCM ciphertext | tag 16
 *   plain    = u32be length | UTF-8 JSON | zeros up to a multiple of 256 or 1024
 *   AAD      = "cm/row/v1" 00 | store 00 | id
 *
 * A row opens only in the place it was sealed for. Padding leaves a rough size class visible and no more.
 */
import { assert } from '#shared/base/assert.ts'
import { concatBytes, readU32be, utf8ToBytes } from '#shared/base/bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
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

export const envelopeVersion = 1
const prefixLength = 2
/** Most rows are small; a page is put together in few parts. */
const [usualPart, partOfPage] = [4096, 256 * 1024]
export const minEnvelopeLength = prefixLength + nonceLength + tagLength

/** Small rows stand in steps of 256 bytes, whole cases and pages in steps of 1024. */
export function paddingStep(store: string): number {
  return store === 'heads' || store === 'ctl' ? 256 : 1024
}

export async function sealRow(
  sealing: Sealing,
  rowKey: RowKey,
  row: RowPlace & { readonly value: JsonValue },
): Promise<Uint8Array> {
  const plain = padded([...utf8Parts(jsonPieces(row.value), partLengthOf(row))], paddingStep(row.store))
  const { nonce, ciphertext } = await seal(sealing, rowKey.key, { plain, belongsTo: placeBytes(row) })
  return concatBytes(Uint8Array.of(envelopeVersion, rowKey.kid), nonce, ciphertext)
}

interface SealedAt extends RowPlace {
  readonly envelope: Uint8Array
}

/** What was sealed. The value is JSON of our own making and is still to be parsed by its schema. */
export async function openRow(
  subtle: WebCrypto,
  rowKey: RowKey,
  row: SealedAt,
): Promise<Result<JsonValue, RowError>> {
  const bytes = await openRowBytes(subtle, rowKey, row)
  if (!bytes.ok) return bytes
  const text = utf8ToText(bytes.value)
  const value = text === null ? undefined : parseJson(text)
  return value === undefined ? err({ type: 'RowDamaged' }) : ok(value)
}

/** The UTF-8 of the JSON that was sealed, unread. */
export async function openRowBytes(
  subtle: WebCrypto,
  rowKey: RowKey,
  row: SealedAt,
): Promise<Result<Uint8Array, RowError>> {
  const { envelope } = row
  const [version, kid] = envelope
  if (envelope.length < minEnvelopeLength || version === 0) return err({ type: 'RowDamaged' })
  if (version !== envelopeVersion) return err({ type: 'RowNewer' })
  if (kid !== rowKey.kid) return err({ type: 'RowKeyUnknown' })
  const sealed = bytesToSealed(envelope.subarray(prefixLength))
  const plain = await unseal(subtle, rowKey.key, { ...sealed, belongsTo: placeBytes(row) })
  const json = plain && withoutPadding(plain)
  return json ? ok(json) : err({ type: 'RowDamaged' })
}

function placeBytes({ store, id }: RowPlace): Uint8Array {
  assert(!store.includes('\0') && !id.includes('\0'), 'a row place holds no NUL')
  return utf8ToBytes(`cm/row/v1\0${store}\0${id}`)
}

function partLengthOf({ store }: RowPlace): number {
  return store.endsWith('Pages') ? partOfPage : usualPart
}

function padded(json: readonly Uint8Array[], step: number): Uint8Array {
  const length = json.reduce((sum, part) => sum + part.length, 0)
  const plain = new Uint8Array(Math.ceil((4 + length) / step) * step)
  new DataView(plain.buffer).setUint32(0, length)
  let at = 4
  for (const part of json) {
    plain.set(part, at)
    at += part.length
  }
  return plain
}

function withoutPadding(plain: Uint8Array): Uint8Array | null {
  if (plain.length < 4) return null
  const length = readU32be(plain, 0)
  return length + 4 <= plain.length ? plain.subarray(4, 4 + length) : null
}

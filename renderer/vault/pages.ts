/** Pages: many records or index entries in one sealed row, because cost is per row and per call, hardly per byte. */
import { bytesToHex, utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson } from '#shared/base/json.ts'
import { jsonItems } from '#shared/base/json-items.ts'
import type { Random } from '#shared/base/random.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import { jsonOf } from '#shared/exchange/received-record.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { fromEntryRows, toEntryRows, type EntryRows } from '#renderer/vault/head-rows.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import type { RowBox } from '#renderer/vault/row-box.ts'
import type { SealedRow } from '#renderer/vault/vault-database.ts'

export const recordsPerPage = 32
export const headsPerPage = 256
/** Rows of bodies that are read or opened together. */
export const rowsAtOnce = 16

export interface BodyPage {
  readonly row: SealedRow
  readonly records: readonly MergeableRecord[]
  /** Bytes of JSON it opens to. */
  readonly jsonLength: number
}

/**
 * Bytes of JSON. A page is read and sealed as a whole, and several of them at once; records of other offices may be a
 * hundred times as long, and say so little that a page of them is short once it is compressed.
 */
const longPage = 4 * 1024 * 1024

/** Seals records in pages with fresh ids; in more pages where the records are long. */
export async function sealBodyPages(
  box: RowBox,
  random: Random,
  records: readonly MergeableRecord[],
): Promise<readonly BodyPage[]> {
  const chunks = chunksOf(records, recordsPerPage)
  const pages = await Promise.all(chunks.map(async (chunk) => sealChunk(box, random, chunk)))
  return pages.flat()
}

async function sealChunk(
  box: RowBox,
  random: Random,
  records: readonly MergeableRecord[],
): Promise<readonly BodyPage[]> {
  const id = freshId(random)
  const { envelope, jsonLength } = await box.sealPage('bodyPages', id, () => piecesOf(records))
  if (jsonLength <= longPage || records.length === 1)
    return [{ row: { id, c: envelope }, records, jsonLength }]
  const half = records.length >> 1
  const halves = [records.slice(0, half), records.slice(half)]
  const pages = await Promise.all(halves.map(async (part) => sealChunk(box, random, part)))
  return pages.flat()
}

/** The records as a list; one that came in a package and lies there written is not written again. */
function* piecesOf(records: readonly MergeableRecord[]): Generator<string | Uint8Array, undefined> {
  for (const [at, record] of records.entries()) {
    yield at === 0 ? '[' : ','
    yield jsonOf(record)
  }
  yield ']'
}

export async function sealHeadPages(
  box: RowBox,
  random: Random,
  entries: readonly IndexEntry[],
): Promise<readonly SealedRow[]> {
  const chunks = chunksOf(entries, headsPerPage)
  return Promise.all(
    chunks.map(async (chunk) => {
      const id = freshId(random)
      return { id, c: await box.seal('headPages', id, toEntryRows(chunk)) }
    }),
  )
}

// Sealed rows are authentic, so their shape is our own writing and is not checked again.

/** The records of a page, or `null` when the row is damaged or under another key. */
export async function openBodyPage(box: RowBox, row: SealedRow): Promise<readonly MergeableRecord[] | null> {
  return (await openMeasuredPage(box, row))?.records ?? null
}

export interface MeasuredPage {
  readonly records: readonly MergeableRecord[]
  /** With fewer records it would soon be too long for one page again. */
  readonly isLong: boolean
}

export async function openMeasuredPage(box: RowBox, row: SealedRow): Promise<MeasuredPage | null> {
  return readPage(box, row, (json) => {
    const records = parseJson(utf8ToText(json) ?? '')
    if (!Array.isArray(records)) return null
    return { records: records as readonly MergeableRecord[], isLong: json.length * 2 > longPage }
  })
}

/**
 * Those records of a page that are wanted; `null` when the page is damaged or under another key. To read a page costs five
 * times as much as to find a record in it.
 */
export async function openSomeOfPage(
  box: RowBox,
  row: SealedRow,
  wanted: ReadonlySet<RecordId>,
): Promise<readonly MergeableRecord[] | null> {
  return readPage(box, row, (json) => {
    const items = jsonItems(json)
    return items && wantedOf(items, wanted)
  })
}

async function readPage<T>(
  box: RowBox,
  { id, c }: SealedRow,
  read: (json: Uint8Array) => T | null,
): Promise<T | null> {
  return (await box.read({ store: 'bodyPages', id, envelope: c }, read)) ?? null
}

/** The same, each as the UTF-8 of its JSON; only those of which it was looked at are read. */
export async function openWrittenOfPage(
  box: RowBox,
  row: SealedRow,
  wanted: ReadonlySet<RecordId>,
): Promise<readonly WrittenRecord[] | null> {
  const written = (json: Uint8Array): readonly WrittenRecord[] => {
    const id = idOf(json) ?? (parseJson(utf8ToText(json) ?? '') as MergeableRecord | undefined)?.id
    return id !== undefined && wanted.has(id) ? [{ id, json: json.slice() }] : []
  }
  return readPage(box, row, (page) => jsonItems(page)?.flatMap(written) ?? null)
}

/** A record as the UTF-8 of its JSON. */
export interface WrittenRecord {
  readonly id: RecordId
  readonly json: Uint8Array
}

function wantedOf(
  items: readonly Uint8Array[],
  wanted: ReadonlySet<RecordId>,
): readonly MergeableRecord[] | null {
  const found: MergeableRecord[] = []
  for (const item of items) {
    const id = idOf(item)
    if (id !== null && !wanted.has(id)) continue
    const record = parseJson(utf8ToText(item) ?? '') as MergeableRecord | undefined
    if (!record) return null
    if (wanted.has(record.id)) found.push(record)
  }
  return found
}

const idBegins = utf8ToBytes('{"id":"')
const idDigits = 32

/** The id a record begins with; `null` where something else stands first, as another program may write it. */
function idOf(item: Uint8Array): RecordId | null {
  const end = idBegins.length + idDigits
  const isFirst = idBegins.every((byte, at) => item[at] === byte) && item[end] === quote
  return isFirst ? utf8ToText(item.subarray(idBegins.length, end)) : null
}

const quote = 0x22

export async function openHeadPage(box: RowBox, row: SealedRow): Promise<readonly IndexEntry[] | null> {
  const page = await box.open('headPages', row.id, row.c)
  return page === undefined ? null : fromEntryRows(page as EntryRows)
}

export function freshId(random: Random): string {
  return bytesToHex(random.bytes(16))
}

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}

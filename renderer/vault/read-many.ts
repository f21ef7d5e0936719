/**
 * Reads many records at once, opening each page only once. IndexedDB keeps large rows beside its database and takes
 * 10 ms to bring one; asked for several at once, it brings them together.
 */
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { chunksOf, openBodyPage, openSomeOfPage, recordsPerPage, rowsAtOnce } from '#renderer/vault/pages.ts'
import { oneAhead } from '#renderer/vault/one-ahead.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import type { RowBox } from '#renderer/vault/row-box.ts'
import type { SealedRow } from '#renderer/vault/vault-database.ts'

/** Loose rows are small: what costs is each question, so many are asked for in one. */
export const looseAtOnce = 64
/** Of a page from which more is wanted all is read at once. */
const fewOfPage = recordsPerPage / 2

/** The records by id, or `null` when one of them does not open. Ids that are not known are left out. */
export async function readMany(
  store: RecordStore,
  ids: Iterable<RecordId>,
  onRecords: (count: number) => void = () => undefined,
): Promise<Map<RecordId, MergeableRecord> | null> {
  const found = new Map<RecordId, MergeableRecord>()
  const { loose, pages } = idsByPage(store, ids)
  const readings = [
    ...pages.map(
      ([page, wanted]) =>
        async () =>
          readPage(store, page, wanted),
    ),
    ...chunksOf(loose, looseAtOnce).map((wanted) => async () => readLoose(store, wanted)),
  ]
  for await (const pieces of oneAhead(chunksOf(readings, rowsAtOnce), readTogether)) {
    for (const records of pieces) {
      if (!records) return null
      for (const record of records) found.set(record.id, record)
      onRecords(records.length)
    }
  }
  return found
}

type Reading = () => Promise<readonly MergeableRecord[] | null>

async function readTogether(readings: readonly Reading[]): Promise<(readonly MergeableRecord[] | null)[]> {
  return Promise.all(readings.map(async (read) => read()))
}

export interface Places {
  /** Of the overlay. */
  readonly loose: readonly RecordId[]
  readonly pages: readonly (readonly [string, ReadonlySet<RecordId>])[]
}

/** Where they lie; those that are not known are left out. */
export function idsByPage({ parts }: RecordStore, ids: Iterable<RecordId>): Places {
  const loose: RecordId[] = []
  const pages = new Map<string, Set<RecordId>>()
  for (const id of ids) {
    const entry = parts.index.get(id)
    if (!entry) continue
    if (entry.page === null) loose.push(id)
    else pages.set(entry.page, (pages.get(entry.page) ?? new Set()).add(id))
  }
  return { loose, pages: [...pages] }
}

async function readPage(
  { parts: { copy, box } }: RecordStore,
  page: string,
  wanted: ReadonlySet<RecordId>,
): Promise<readonly MergeableRecord[] | null> {
  const row = await copy.readBodyPage(page).catch(() => undefined)
  if (!row) return null
  const found =
    wanted.size <= fewOfPage ? await openSomeOfPage(box, row, wanted) : await openWhole(box, row, wanted)
  return found?.length === wanted.size ? found : null
}

async function openWhole(
  box: RowBox,
  row: SealedRow,
  wanted: ReadonlySet<RecordId>,
): Promise<readonly MergeableRecord[] | undefined> {
  const records = await openBodyPage(box, row)
  return records?.filter((record) => wanted.has(record.id))
}

async function readLoose(
  store: RecordStore,
  ids: readonly RecordId[],
): Promise<readonly MergeableRecord[] | null> {
  const { copy, box } = store.parts
  // What the working copy has not taken yet lies in memory, and the store knows where.
  if (store.state.behind) return whole(await Promise.all(ids.map(async (id) => store.record(id))))
  const rows = await copy.readBodies(ids).catch(() => [])
  const opened = rows.map(async (row) => row && box.open('bodies', row.id, row.c))
  const records = await Promise.all(opened)
  return records.length === ids.length ? whole(records as readonly (MergeableRecord | undefined)[]) : null
}

/** The records, or `null` where one is missing. */
function whole(records: readonly (MergeableRecord | null | undefined)[]): readonly MergeableRecord[] | null {
  const found = records.filter((record) => record !== null && record !== undefined)
  return found.length === records.length ? found : null
}

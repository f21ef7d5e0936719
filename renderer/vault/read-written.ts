/**
 * Reads many records as the UTF-8 of their JSON. Whoever only passes them on need not have them as values: to tell the
 * records of a page apart costs a fifth of reading them, and they need not be written again.
 */
import { utf8ToBytes } from '#shared/base/bytes.ts'
import type { RecordId } from '#shared/records/record.ts'
import { chunksOf, openWrittenOfPage, rowsAtOnce, type WrittenRecord } from '#renderer/vault/pages.ts'
import { oneAhead } from '#renderer/vault/one-ahead.ts'
import { idsByPage, looseAtOnce } from '#renderer/vault/read-many.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'

type Found = readonly WrittenRecord[] | null

/** The records in no particular order, or `null` when one of them does not open. Ids that are not known are left out. */
export async function readWritten(store: RecordStore, ids: Iterable<RecordId>): Promise<Found> {
  const found: WrittenRecord[] = []
  const { loose, pages } = idsByPage(store, ids)
  const readings = [
    ...pages.map((page) => async () => readPage(store, page)),
    ...chunksOf(loose, looseAtOnce).map((wanted) => async () => readLoose(store, wanted)),
  ]
  const together = async (some: typeof readings): Promise<Found[]> =>
    Promise.all(some.map(async (read) => read()))
  for await (const pieces of oneAhead(chunksOf(readings, rowsAtOnce), async (some) => together([...some]))) {
    for (const records of pieces) {
      if (!records) return null
      found.push(...records)
    }
  }
  return found
}

async function readPage(
  { parts: { copy, box } }: RecordStore,
  [page, wanted]: readonly [string, ReadonlySet<RecordId>],
): Promise<Found> {
  const row = await copy.readBodyPage(page).catch(() => undefined)
  const found = row && (await openWrittenOfPage(box, row, wanted))
  return found?.length === wanted.size ? found : null
}

async function readLoose(store: RecordStore, ids: readonly RecordId[]): Promise<Found> {
  const { copy, box } = store.parts
  // What the working copy has not taken yet lies in memory, and the store knows where.
  if (store.state.behind) return readBehind(store, ids)
  const rows = await copy.readBodies(ids).catch(() => [])
  const opened = rows.map(async (row) => {
    const json =
      row && (await box.read({ store: 'bodies', id: row.id, envelope: row.c }, (read) => read.slice()))
    return json ? [{ id: row.id, json }] : []
  })
  const found = (await Promise.all(opened)).flat()
  return found.length === ids.length ? found : null
}

async function readBehind(store: RecordStore, ids: readonly RecordId[]): Promise<Found> {
  const records = await Promise.all(ids.map(async (id) => store.record(id)))
  const found = records.flatMap((record) =>
    record ? [{ id: record.id, json: utf8ToBytes(JSON.stringify(record)) }] : [],
  )
  return found.length === ids.length ? found : null
}

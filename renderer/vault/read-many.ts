/** Reads many records at once, opening each page only once. */
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { openBodyPage } from '#renderer/vault/pages.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'

/** The records by id, or `null` when one of them does not open. Ids that are not known are left out. */
export async function readMany(
  store: RecordStore,
  ids: Iterable<RecordId>,
  onPage: () => void = () => undefined,
): Promise<Map<RecordId, MergeableRecord> | null> {
  const found = new Map<RecordId, MergeableRecord>()
  for (const [page, wanted] of idsByPage(store, ids)) {
    const records = page === null ? await readLoose(store, wanted) : await readPage(store, page, wanted)
    if (!records) return null
    for (const record of records) found.set(record.id, record)
    onPage()
  }
  return found
}

function idsByPage({ parts }: RecordStore, ids: Iterable<RecordId>): Map<string | null, Set<RecordId>> {
  const pages = new Map<string | null, Set<RecordId>>()
  for (const id of ids) {
    const entry = parts.index.get(id)
    if (!entry) continue
    const wanted = pages.get(entry.page)
    if (wanted) wanted.add(id)
    else pages.set(entry.page, new Set([id]))
  }
  return pages
}

async function readPage(
  { parts: { copy, box } }: RecordStore,
  page: string,
  wanted: ReadonlySet<RecordId>,
): Promise<readonly MergeableRecord[] | null> {
  const row = await copy.readBodyPage(page).catch(() => undefined)
  const records = row && (await openBodyPage(box, row))
  const found = records?.filter((record) => wanted.has(record.id))
  return found?.length === wanted.size ? found : null
}

async function readLoose(
  store: RecordStore,
  wanted: ReadonlySet<RecordId>,
): Promise<readonly MergeableRecord[] | null> {
  const records: MergeableRecord[] = []
  for (const id of wanted) {
    const record = await store.record(id)
    if (!record) return null
    records.push(record)
  }
  return records
}

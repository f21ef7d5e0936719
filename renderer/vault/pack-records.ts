/**
 * Puts all records into snapshot pages. Whole pages are copied as they lie; what lies in the overlay or in pages with
 * superseded, few or stale-keyed records is loose and goes into new pages.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import type { SnapshotError } from '#renderer/vault/snapshot.ts'
import { openBodyPage, recordsPerPage, sealBodyPages } from '#renderer/vault/pages.ts'
import { indexEntryOf, type IndexEntry, type RecordIndex } from '#renderer/vault/record-index.ts'
import { writeCopy, type RecordStore } from '#renderer/vault/record-store.ts'
import type { SnapshotWriter } from '#renderer/vault/snapshot-writer.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'

export interface Packed {
  /** Entries of the records that lie in new pages now. */
  readonly moved: readonly IndexEntry[]
  /** Pages of which nothing is needed any more. */
  readonly dissolved: readonly string[]
}

export interface PackPlan {
  readonly writer: SnapshotWriter
  readonly onProgress: OnProgress
  /** Merged records that replace or join what stands. */
  readonly changed: ReadonlyMap<RecordId, MergeableRecord>
}

/** Loose records are sealed so many pages at a time: enough to keep the cipher busy, little enough for memory. */
const looseLimit = recordsPerPage * 16
/** A page with fewer records is dissolved, so that small pages do not pile up snapshot by snapshot. */
const fewRecords = recordsPerPage / 2

export async function packRecords(
  store: RecordStore,
  plan: PackPlan,
): Promise<Result<Packed, SnapshotError>> {
  const { index, copy } = store.parts
  const loose = createLoosePages(store, plan.writer)
  const dissolved: string[] = []
  const idsByPage = liveIdsByPage(index, plan.changed)
  const liveIn = (page: string | null) => idsByPage.get(page) ?? []
  let done = 0
  for (const pageId of copy.bodyPageIds()) {
    const live = liveIn(pageId)
    const page = await packPage(store, pageId, live)
    if (!page) return err({ type: 'CopyDamaged' })
    const { envelope } = page
    if (!envelope) dissolved.push(pageId)
    const added = envelope
      ? await plan.writer.put({ store: 'bodyPages', id: pageId, envelope })
      : await loose.add(page.loose)
    if (!added.ok) return added
    done += live.length
    plan.onProgress({ done, total: index.size(), phase: 'snapshot' })
  }
  const overlay = await packOverlay(store, loose, liveIn(null))
  const finished = overlay.ok ? await loose.finish([...plan.changed.values()]) : overlay
  return finished.ok ? ok({ moved: finished.value, dissolved }) : finished
}

async function packOverlay(
  store: RecordStore,
  loose: LoosePages,
  ids: readonly RecordId[],
): Promise<Result<null, SnapshotError>> {
  for (const id of ids) {
    const record = await store.record(id)
    if (!record) return err({ type: 'CopyDamaged' })
    const added = await loose.add([record])
    if (!added.ok) return added
  }
  return ok(null)
}

/** Ids of the records whose newest state a page holds; under `null` those of the overlay. */
function liveIdsByPage(
  index: RecordIndex,
  changed: ReadonlyMap<RecordId, MergeableRecord>,
): ReadonlyMap<string | null, readonly RecordId[]> {
  const idsByPage = new Map<string | null, RecordId[]>()
  for (const entry of index.entries()) {
    if (changed.has(entry.id)) continue
    const ids = idsByPage.get(entry.page)
    if (ids) ids.push(entry.id)
    else idsByPage.set(entry.page, [entry.id])
  }
  return idsByPage
}

interface PackedPage {
  /** The page as it lies, when it can stay. */
  readonly envelope: Uint8Array | null
  readonly loose: readonly MergeableRecord[]
}

/** `null` when the page is damaged or does not hold what the index says. */
async function packPage(
  { parts: { copy, box } }: RecordStore,
  pageId: string,
  live: readonly RecordId[],
): Promise<PackedPage | null> {
  if (live.length === 0) return { envelope: null, loose: [] }
  const row = await copy.readBodyPage(pageId).catch(() => undefined)
  const records = row && (await openBodyPage(box, row))
  if (!records) return null
  const wanted = new Set(live)
  const found = records.filter((record) => wanted.has(record.id))
  if (found.length !== live.length) return null
  const stays = found.length === records.length && found.length >= fewRecords && !box.isStale(row.c)
  return stays ? { envelope: row.c, loose: [] } : { envelope: null, loose: found }
}

interface LoosePages {
  readonly add: (records: readonly MergeableRecord[]) => Promise<Result<null, SnapshotError>>
  readonly finish: (last: readonly MergeableRecord[]) => Promise<Result<readonly IndexEntry[], SnapshotError>>
}

/** New pages go to the snapshot and to the working copy, where nothing refers to them until the snapshot stands. */
function createLoosePages(store: RecordStore, writer: SnapshotWriter): LoosePages {
  const { box, random, digestOf } = store.parts
  const moved: IndexEntry[] = []
  let waiting: MergeableRecord[] = []

  async function seal(records: readonly MergeableRecord[]): Promise<Result<null, SnapshotError>> {
    const pages = await sealBodyPages(box, random, records)
    for (const { row, records: inside } of pages) {
      const put = await writer.put({ store: 'bodyPages', id: row.id, envelope: row.c })
      if (!put.ok) return put
      for (const record of inside) moved.push(indexEntryOf(record, row.id, digestOf(record)))
    }
    const taken = await writeCopy(store, { bodyPages: pages.map((page) => page.row) })
    return taken ? ok(null) : err({ type: 'CopyDamaged' })
  }

  async function add(records: readonly MergeableRecord[]): Promise<Result<null, SnapshotError>> {
    for (const record of records) waiting.push(record)
    while (waiting.length >= looseLimit) {
      const sealed = await seal(waiting.splice(0, looseLimit))
      if (!sealed.ok) return sealed
    }
    return ok(null)
  }

  return {
    add,
    async finish(last) {
      const added = await add(last)
      const sealed = added.ok && waiting.length > 0 ? await seal(waiting) : added
      waiting = []
      return sealed.ok ? ok(moved) : sealed
    },
  }
}

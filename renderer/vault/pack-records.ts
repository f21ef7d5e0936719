/**
 * Puts all records into snapshot pages. Whole pages are copied as they lie; what lies in the overlay or in pages with
 * superseded, few or stale-keyed records is loose and goes into new pages.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { createLoosePages, type LoosePages } from '#renderer/vault/loose-pages.ts'
import { sealInPages } from '#renderer/vault/paged-records.ts'
import type { SnapshotError } from '#renderer/vault/snapshot.ts'
import {
  chunksOf,
  openMeasuredPage,
  recordsPerPage,
  rowsAtOnce,
  type BodyPage,
  type MeasuredPage,
} from '#renderer/vault/pages.ts'
import type { IndexEntry, RecordIndex } from '#renderer/vault/record-index.ts'
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
  readonly isStopped: () => boolean
}

/** A short page with fewer records is dissolved, so that small pages do not pile up snapshot by snapshot. */
const fewRecords = recordsPerPage / 2

export async function packRecords(
  store: RecordStore,
  plan: PackPlan,
): Promise<Result<Packed, SnapshotError>> {
  const loose = createLoosePages({
    seal: async (records) => sealInPages(store.parts, records),
    write: async (pages) => writePages(store, plan.writer, pages),
    isStopped: plan.isStopped,
  })
  // Whatever becomes of it, nobody goes on while something is still being written.
  return packInto(store, plan, loose).finally(loose.settle)
}

async function packInto(
  store: RecordStore,
  plan: PackPlan,
  loose: LoosePages,
): Promise<Result<Packed, SnapshotError>> {
  const idsByPage = liveIdsByPage(store.parts.index, plan.changed)
  const liveIn: LiveIn = (page) => idsByPage.get(page) ?? []
  const pages = await packPages(store, { plan, loose, liveIn })
  if (!pages.ok) return pages
  const overlay = await packOverlay(store, loose, liveIn(null))
  const finished = overlay.ok ? await loose.finish([...plan.changed.values()]) : overlay
  return finished.ok ? ok({ moved: finished.value, dissolved: pages.value }) : finished
}

type LiveIn = (page: string | null) => readonly RecordId[]

interface Packing {
  readonly plan: PackPlan
  readonly loose: LoosePages
  readonly liveIn: LiveIn
}

/** The pages of which nothing is needed any more. */
async function packPages(store: RecordStore, packing: Packing): Promise<Result<string[], SnapshotError>> {
  const { index, copy } = store.parts
  const { plan, liveIn } = packing
  const dissolved: string[] = []
  let done = 0
  // As they stand now: the pages that are made on the way are no part of this.
  for (const ids of chunksOf([...copy.bodyPageIds()], rowsAtOnce)) {
    if (plan.isStopped()) return err({ type: 'Stopped' })
    const pages = await Promise.all(ids.map(async (id) => packPage(store, id, liveIn(id))))
    const put = await putPages(pages, packing)
    if (!put.ok) return put
    dissolved.push(...put.value)
    for (const id of ids) done += liveIn(id).length
    plan.onProgress({ done, total: index.size(), phase: 'snapshot' })
  }
  return ok(dissolved)
}

async function putPages(
  pages: readonly (PackedPage | null)[],
  { plan, loose }: Packing,
): Promise<Result<string[], SnapshotError>> {
  const dissolved: string[] = []
  for (const page of pages) {
    if (!page) return err({ type: 'CopyDamaged' })
    const { id, envelope } = page
    if (!envelope) dissolved.push(id)
    const put = envelope
      ? await plan.writer.put({ store: 'bodyPages', id, envelope })
      : await loose.add(page.loose)
    if (!put.ok) return put
  }
  return ok(dissolved)
}

async function packOverlay(
  store: RecordStore,
  loose: LoosePages,
  ids: readonly RecordId[],
): Promise<Result<null, SnapshotError>> {
  for (const together of chunksOf(ids, rowsAtOnce)) {
    const records = await Promise.all(together.map(async (id) => store.record(id)))
    const found = records.filter((record) => record !== null && record !== undefined)
    if (found.length < together.length) return err({ type: 'CopyDamaged' })
    const added = await loose.add(found)
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
  readonly id: string
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
  if (live.length === 0) return { id: pageId, envelope: null, loose: [] }
  const row = await copy.readBodyPage(pageId).catch(() => undefined)
  const page = row && (await openMeasuredPage(box, row))
  if (!page) return null
  const { records } = page
  const wanted = new Set(live)
  const found = records.filter((record) => wanted.has(record.id))
  if (found.length !== live.length) return null
  return mayStay(page, found.length) && !box.isStale(row.c)
    ? { id: pageId, envelope: row.c, loose: [] }
    : { id: pageId, envelope: null, loose: found }
}

function mayStay({ records, isLong }: MeasuredPage, live: number): boolean {
  return live === records.length && (live >= fewRecords || isLong)
}

/** Both at once: each of them waits for another process. */
async function writePages(
  store: RecordStore,
  writer: SnapshotWriter,
  pages: readonly BodyPage[],
): Promise<Result<null, SnapshotError>> {
  const copied = writeCopy(store, { bodyPages: pages.map(({ row }) => row) })
  const put = await putRows(writer, pages)
  const taken = await copied
  if (!put.ok) return put
  return taken ? ok(null) : err({ type: 'CopyDamaged' })
}

async function putRows(
  writer: SnapshotWriter,
  pages: readonly BodyPage[],
): Promise<Result<null, SnapshotError>> {
  for (const { row } of pages) {
    const put = await writer.put({ store: 'bodyPages', id: row.id, envelope: row.c })
    if (!put.ok) return put
  }
  return ok(null)
}

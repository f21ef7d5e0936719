/**
 * Writes a snapshot: everything that stands, in sealed pages, streamed in bounded memory.
 *
 * On the way the pages are put in order. A whole page is copied as it lies, after it has been opened: a snapshot must
 * not carry on a page that IndexedDB has spoiled. Records of the overlay, and of pages in which something was
 * superseded, are packed into new pages. So superseded values and erased records are gone from the new snapshot.
 *
 * The snapshot is finished by one rename (`finishSnapshot`). An import hands in its merged records as `changed`: they
 * become part of what stands by that same rename, all of them or none.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { packRecords, type Packed } from '#renderer/vault/pack-records.ts'
import { sealHeadPages } from '#renderer/vault/pages.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import { writeCopy, type RecordStore } from '#renderer/vault/record-store.ts'
import { createSnapshotWriter } from '#renderer/vault/snapshot-writer.ts'
import type { OnProgress, SaveError } from '#renderer/vault/vault-api.ts'
import type { SealedRow } from '#renderer/vault/vault-database.ts'

export interface SnapshotChange {
  /** The vault file that opens this snapshot, where it is not the one that stands. */
  readonly vaultJson?: string
  readonly records: ReadonlyMap<RecordId, MergeableRecord>
  readonly controls: ReadonlyMap<string, unknown>
  /** Asked between two pieces. A snapshot that is stopped leaves what stands as it is. */
  readonly isStopped?: () => boolean
}

/** `CopyDamaged`: the working copy must be made anew before a snapshot can be taken from it. */
export type SnapshotError = SaveError | { readonly type: 'CopyDamaged' | 'Stopped' }

export const nothingChanged: SnapshotChange = { records: new Map(), controls: new Map() }

/** Call it inside `store.exclusively`. */
export async function writeSnapshot(
  store: RecordStore,
  onProgress: OnProgress,
  change: SnapshotChange = nothingChanged,
): Promise<Result<null, SnapshotError>> {
  const { machine } = store.parts
  if (store.state.halted) return err({ type: store.state.halted })
  const begun = await machine.beginSnapshot({ vaultJson: change.vaultJson })
  if (!begun.ok) return err({ type: begun.problem })
  // Whatever becomes of this snapshot: its pages lie in the working copy before it stands.
  if (change.records.size > 0)
    store.state.position = { ...store.state.position, strays: true, sameAsNext: false }
  const packed = await packAll(store, onProgress, change)
  if (!packed.ok) {
    await machine.abortSnapshot({})
    return packed
  }
  const finishing = finish(store, packed.value.rows)
  // While the disk is waited for.
  const headPages = sealAllHeads(store, packed.value.moved)
  headPages.catch(() => undefined)
  const finished = await finishing
  if (!finished.ok) return finished
  await takeOver(store, { ...packed.value, headPages }, finished.value)
  return ok(null)
}

/** The heads of all records as they will lie once the snapshot stands. */
async function sealAllHeads(
  { parts: { box, random, index } }: RecordStore,
  moved: readonly IndexEntry[],
): Promise<readonly SealedRow[]> {
  const entries = new Map([...index.entries(), ...moved].map((entry) => [entry.id, entry]))
  return sealHeadPages(box, random, [...entries.values()])
}

/** The id of the snapshot that stands now. */
async function finish(store: RecordStore, rows: number): Promise<Result<string, SaveError>> {
  const finished = await store.parts.machine.finishSnapshot({ rows })
  if (finished.ok) return ok(finished.snapshotId)
  const standing = await standingSnapshot(store)
  const isNew = standing !== null && standing !== store.state.position.snapshotId
  return isNew ? ok(standing) : err({ type: finished.problem })
}

/** After a failure half-way only the files can say which snapshot stands; if they do not, nothing may build on them. */
async function standingSnapshot({ parts, state }: RecordStore): Promise<string | null> {
  const opened = await parts.machine.openJournal({ vaultId: parts.vaultId })
  state.halted = opened.state === 'unreadable' ? 'WriteFailed' : null
  return opened.state === 'open' ? opened.snapshotId : null
}

interface Finished extends Packed {
  readonly rows: number
  readonly controls: ReadonlyMap<string, unknown>
}

async function packAll(
  store: RecordStore,
  onProgress: OnProgress,
  change: SnapshotChange,
): Promise<Result<Finished, SnapshotError>> {
  const writer = createSnapshotWriter(store.parts.machine)
  const isStopped = change.isStopped ?? (() => false)
  const packed = await packRecords(store, { writer, onProgress, changed: change.records, isStopped })
  if (!packed.ok) {
    await writer.settle()
    return packed
  }
  const controls = new Map([...store.state.controls, ...change.controls])
  for (const [k, value] of controls) {
    await writer.put({ store: 'ctl', id: k, envelope: await store.parts.box.seal('ctl', k, value) })
  }
  const flushed = await writer.flush()
  if (!flushed.ok) return flushed
  // Where nothing is added, the working copy is told that the snapshot about to be finished holds just what it holds.
  const isSame = change.records.size === 0 && change.controls.size === 0
  const told = !isSame || (await writeCopy(store, {}, { ...store.state.position, sameAsNext: true }))
  if (!told) return err({ type: 'CopyDamaged' })
  return ok({ ...packed.value, controls, rows: writer.rows() })
}

interface TakingOver extends Finished {
  readonly headPages: Promise<readonly SealedRow[]>
}

/** The snapshot is durable: memory and working copy follow it. */
async function takeOver(
  { parts, state }: RecordStore,
  packed: TakingOver,
  snapshotId: string,
): Promise<void> {
  const { index, copy, box, clock } = parts
  state.position = { snapshotId, seq: 0, sameAsNext: false, strays: false }
  state.controls = packed.controls
  state.journalBytes = 0
  state.pagedBytes = 0
  state.snapshotDue = false
  state.snapshotMade = new Date(clock.now()).toISOString()
  for (const entry of packed.moved) index.put(entry)
  try {
    const headPages = await packed.headPages
    const controls = await Promise.all(
      [...packed.controls].map(async ([k, value]) => ({ k, c: await box.seal('ctl', k, value) })),
    )
    const dropped = { heads: true, bodies: true, bodyPages: packed.dissolved }
    await copy.write({ headPages, controls, dropped, position: state.position })
    state.behind = null
    state.copyLost = false
  } catch {
    // The new pages lie in the working copy, so reading goes on; the next start makes it anew from the snapshot.
    state.copyLost = true
  }
}

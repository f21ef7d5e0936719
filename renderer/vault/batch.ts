/**
 * Many records in one save: all of them or none, and one undo for all. Small batches are one journal frame; what is
 * larger becomes part of a snapshot, which takes its place by one rename.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8Parts } from '#shared/base/utf8-parts.ts'
import { drawCaseCode } from '#shared/domain/case-code.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { emptied, emptyRecord, type RegisterWrite } from '#shared/records/write.ts'
import { createLayer, type Layer } from '#renderer/vault/draft.ts'
import { freshId } from '#renderer/vault/pages.ts'
import { pause } from '#renderer/vault/pause.ts'
import { readManyOrRepair, snapshotOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import { undoOf, type Undo, type UndoneRecord } from '#renderer/vault/undo.ts'
import type { BatchChange, BatchError, OnProgress, SaveError } from '#renderer/vault/vault-api.ts'
import type { FrameLimit, World } from '#renderer/vault/world.ts'
import { writeRecord, type RecordWrite } from '#renderer/vault/write-record.ts'

/** One frame up to here: the journal takes 64 MiB, and the working copy follows in one transaction. */
export const batchFrame: FrameLimit = { records: 12_000, bytes: 48 * 1024 * 1024 }
/** A person may stop the work between two pieces of this size. */
const pieceSize = 100

/** A change as it comes to be written; an undo may put contradictions back. */
export interface WrittenChange extends Omit<BatchChange, 'writes'> {
  readonly writes: readonly RegisterWrite[]
}

export interface Batch {
  readonly changes: readonly WrittenChange[]
  /** Records of the changes that the caller has read already, within the same `store.exclusively`. */
  readonly records?: ReadonlyMap<RecordId, MergeableRecord>
  readonly onProgress: OnProgress
  /** Asked between two pieces; once writing has begun it is not asked any more. */
  readonly isStopped: () => boolean
  /** Changes what stands beside the records, in the same save. */
  readonly beside?: (layer: Layer) => void
  /** Where what stood before must not stay: a snapshot holds no superseded value. */
  readonly asSnapshot?: boolean | undefined
}

export interface WrittenBatch {
  /** The id of each change, in its order. */
  readonly ids: readonly RecordId[]
  readonly undo: Undo
}

/** Call it inside `store.exclusively`. */
export async function writeBatch(
  world: World,
  session: Session,
  batch: Batch,
): Promise<Result<WrittenBatch, BatchError>> {
  const { changes, onProgress, isStopped, beside, asSnapshot } = batch
  const { store } = session
  const records = await recordsOf(store, batch)
  if (!records) return err({ type: 'WriteFailed' })
  const layer = createLayer({
    record: async (id) => records.get(id),
    control: (name) => store.state.controls.get(name),
  })
  const drawn = new Set<string>()
  const ids: RecordId[] = []
  const undo: UndoneRecord[] = []
  for (const [at, change] of changes.entries()) {
    if (at % pieceSize === 0) {
      onProgress({ done: at, total: changes.length, phase: 'prepare' })
      await pause(world)
      if (isStopped()) return err({ type: 'Stopped' })
    }
    const before = await recordFor(world, session, { change, layer, drawn })
    if (!before) return err({ type: 'NotFound' })
    const after = writeRecord({ world, session, draft: layer }, leaving(change, before))
    ids.push(after.id)
    undo.push(undoOf(before.record, after, touchedBy(change, before)))
  }
  onProgress({ done: changes.length, total: changes.length, phase: 'write' })
  beside?.(layer)
  const written = await writeLayer(session, layer, { onProgress, asSnapshot })
  return written.ok ? ok({ ids, undo }) : written
}

async function recordsOf(
  store: Session['store'],
  { changes, records: read = new Map() }: Batch,
): Promise<ReadonlyMap<RecordId, MergeableRecord> | null> {
  const unread = changes.flatMap(({ id }) => (id === null || read.has(id) ? [] : [id]))
  const found = await readManyOrRepair(store, new Set(unread))
  return found && new Map([...read, ...found])
}

/** What is written, over nothing at all where the writes are to be all that is left. */
export function leaving({ whole, keeps }: WrittenChange, { record, writes }: Before): RecordWrite {
  if (whole === undefined) return { record, writes }
  return { record: emptied(record, keeps), writes, remembered: [whole] }
}

/** The registers a change writes or takes out. */
function touchedBy({ whole, keeps = [] }: WrittenChange, { record, writes }: Before): readonly string[] {
  const written = writes.map(({ name }) => name)
  const others = whole === undefined ? [] : Object.keys(record.f).filter((name) => !keeps.includes(name))
  return [...new Set([...written, ...others])]
}

type Before = Pick<RecordWrite, 'record' | 'writes'>

interface Preparing {
  readonly change: WrittenChange
  readonly layer: Layer
  /** Case codes this batch has already given. */
  readonly drawn: Set<string>
}

async function recordFor(
  { crypto: { random } }: World,
  { list }: Session,
  { change, layer, drawn }: Preparing,
): Promise<Before | null> {
  const { id, writes } = change
  if (id !== null) {
    const record = await layer.record(id)
    return record && !isErased(record) ? { record, writes } : null
  }
  const record = emptyRecord(freshId(random))
  if (writes.some(({ name }) => name === 'kind')) return { record, writes }
  let code = drawCaseCode(random)
  while (list.hasCode(code) || drawn.has(code)) code = drawCaseCode(random)
  drawn.add(code)
  return { record, writes: [{ name: 'code', value: code }, ...writes.filter(({ name }) => name !== 'code')] }
}

/** Writes what was prepared: one frame where it fits, otherwise a snapshot. Call it inside `store.exclusively`. */
async function writeLayer(
  session: Session,
  layer: Layer,
  { onProgress, asSnapshot }: { readonly onProgress: OnProgress; readonly asSnapshot: boolean | undefined },
): Promise<Result<null, SaveError>> {
  const records = [...layer.records.values()]
  const inFrame = !asSnapshot && !isMostOfAll(session, records.length) && records.length <= batchFrame.records
  const fits = inFrame && sizeOf(records) <= batchFrame.bytes
  if (!fits)
    return snapshotOrRepair(session, onProgress, { records: layer.records, controls: layer.controls })
  return session.store.commitNow(async (draft) => {
    for (const record of records) draft.putRecord(record)
    for (const [name, value] of layer.controls) draft.putControl(name, value)
    return ok(null)
  })
}

/** So many are soon written beside what stands. More than that, where most of it changes, all is put in order at once. */
const fewRecords = 1000

/** Whether a change concerns so much of what stands that to write all of it anew costs less. */
export function isMostOfAll({ store }: Pick<Session, 'store'>, changed: number): boolean {
  return changed > fewRecords && changed * 2 > store.parts.index.size()
}

/** About the bytes the records take unsealed. */
export function sizeOf(records: readonly MergeableRecord[]): number {
  let size = 0
  for (const part of utf8Parts(textsOf(records))) size += part.length
  return size
}

function* textsOf(records: readonly MergeableRecord[]): Generator<string, undefined> {
  for (const record of records) yield JSON.stringify(record)
}

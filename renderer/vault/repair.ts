/** Makes the working copy good while the vault is open, when a row in it turns out to be spoiled. */
import { err, type Result } from '#shared/base/result.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { journalFrames } from '#renderer/vault/machine.ts'
import { remake } from '#renderer/vault/remake.ts'
import { readMany } from '#renderer/vault/read-many.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import type { Session } from '#renderer/vault/session.ts'
import { writeSnapshot, type SnapshotChange } from '#renderer/vault/snapshot.ts'
import type { OnProgress, SaveError } from '#renderer/vault/vault-api.ts'

/** The record; if its row does not open, after the working copy was made anew. `null`: not even then. */
export async function repairedRecord(
  session: Session,
  id: RecordId,
): Promise<MergeableRecord | null | undefined> {
  const { store } = session
  const record = await store.record(id)
  if (record !== null) return record
  // A snapshot may just have moved it.
  await store.idle()
  const moved = await store.record(id)
  if (moved !== null) return moved
  await store.exclusively(async () => {
    // Many may have met the same spoiled page; the first of them makes it good.
    if ((await store.record(id)) === null) await remakeCopyNow(store, () => undefined)
  })
  return store.record(id)
}

/** Makes index and working copy anew from snapshot and journal; answers whether it could. Call it inside `exclusively`. */
export async function remakeCopyNow(store: RecordStore, onProgress: OnProgress): Promise<boolean> {
  const { parts, state } = store
  const plan = { parts, onProgress }
  if (state.halted) return false
  try {
    if (!(await isJournalWhole(store))) return false
    const remade = await remake(plan, state.position.snapshotId)
    if (remade.type === 'Unopenable') {
      // Index and copy are emptied and hold only a part: nothing may be built on that. The next start says what can be had.
      state.copyLost = true
      state.halted = 'WriteFailed'
      return false
    }
    state.position = remade.position
    state.behind = null
    state.copyLost = false
    return true
  } catch {
    // As before: whatever came of it, the index may hold only a part.
    state.copyLost = true
    state.halted = 'WriteFailed'
    return false
  }
}

/** Reads many records, if need be after the working copy was made anew. Call it inside `store.exclusively`. */
export async function readManyOrRepair(
  store: RecordStore,
  ids: ReadonlySet<RecordId>,
  onRecords?: (count: number) => void,
): Promise<Map<RecordId, MergeableRecord> | null> {
  return readOrRepair(store, async () => readMany(store, ids, onRecords))
}

/** What `read` finds, if need be after the working copy was made anew. Call it inside `store.exclusively`. */
export async function readOrRepair<T>(store: RecordStore, read: () => Promise<T | null>): Promise<T | null> {
  const first = await read()
  if (first || !(await remakeCopyNow(store, () => undefined))) return first
  return read()
}

/** Nothing is thrown away while the journal does not give back what stood in it. */
async function isJournalWhole({ parts, state }: RecordStore): Promise<boolean> {
  let frames = 0
  for await (const frame of journalFrames(parts.machine, state.position.snapshotId, 0)) frames = frame.seq
  return frames === state.position.seq
}

/** Takes a snapshot; where the working copy is spoiled, makes it anew first. Call it inside `store.exclusively`. */
export async function snapshotOrRepair(
  session: Session,
  onProgress: OnProgress,
  change?: Omit<SnapshotChange, 'isStopped'>,
): Promise<Result<null, SaveError>> {
  const taken = await stoppableSnapshot(session, onProgress, change)
  return taken.ok || taken.error.type !== 'Stopped'
    ? (taken as Result<null, SaveError>)
    : err({ type: 'WriteFailed' })
}

/** The same, for work that a person may stop until the snapshot takes its place. */
export async function stoppableSnapshot(
  session: Session,
  onProgress: OnProgress,
  change?: SnapshotChange,
): Promise<Result<null, SaveError | { readonly type: 'Stopped' }>> {
  type Taken = Result<null, SaveError | { readonly type: 'Stopped' }>
  const first = await writeSnapshot(session.store, onProgress, change)
  if (first.ok || first.error.type !== 'CopyDamaged') return first as Taken
  if (!(await remakeCopyNow(session.store, onProgress))) return err({ type: 'WriteFailed' })
  const second = await writeSnapshot(session.store, onProgress, change)
  if (second.ok || second.error.type !== 'CopyDamaged') return second as Taken
  return err({ type: 'WriteFailed' })
}

/**
 * Erases cases for ever. Each leaves a tombstone that absorbs every other state of it, here and wherever packages go.
 * It is written as part of a snapshot: the new one holds no byte of their content, and the pages in which they lay are
 * dissolved in the working copy. Older snapshots of this device hold them until they are outdated.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { isErased } from '#shared/records/record.ts'
import { eraseRecord } from '#shared/records/write.ts'
import { leaving } from '#renderer/vault/batch.ts'
import { createLayer, type Layer } from '#renderer/vault/draft.ts'
import { emptiedWith, forgetGone, leaveNoTrace } from '#renderer/vault/gone.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { readManyOrRepair, snapshotOrRepair } from '#renderer/vault/repair.ts'
import { ownOf, type Session } from '#renderer/vault/session.ts'
import { unlinkChanges } from '#renderer/vault/traces.ts'
import type { BatchError, OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { writeRecord } from '#renderer/vault/write-record.ts'

export interface Erasing {
  readonly ids: readonly EntityId[]
  readonly onProgress: OnProgress
}

/** Only cases of the bin are erased; others are left alone. Call it inside `store.exclusively`. */
export async function eraseCases(
  world: World,
  held: Held,
  { ids, onProgress }: Erasing,
): Promise<Result<{ readonly erased: number }, BatchError>> {
  const session = sessionOf(held)
  const { store } = session
  const gone = new Set(ids.filter((id) => isBinned(session, id)))
  if (gone.size === 0) return ok({ erased: 0 })
  const layer = createLayer({
    record: async (id) => store.record(id),
    control: (name) => store.state.controls.get(name),
  })
  const unlinked = await unlink(world, session, { gone, layer })
  if (!unlinked.ok) return unlinked
  for (const id of gone) putTombstone(world, layer, id)
  leaveNoTrace(session, gone)(layer)
  if (held.stopped) return err({ type: 'Stopped' })
  const written = await snapshotOrRepair(session, onProgress, {
    records: layer.records,
    controls: layer.controls,
  })
  if (!written.ok) return written
  forgetGone(held, emptiedWith(gone, unlinked.value))
  return ok({ erased: gone.size })
}

function isBinned({ store }: Session, id: EntityId): boolean {
  const binnedOn = store.parts.index.get(id)?.head?.binnedOn
  return binnedOn !== undefined && binnedOn !== null
}

function putTombstone({ clock }: World, layer: Layer, id: EntityId): void {
  const own = ownOf(layer.control)
  const { record, author } = eraseRecord(id, own, clock.now())
  layer.putRecord(record)
  layer.putControl('own', { ...own, counter: author.counter, stamp: author.stamp })
}

async function unlink(
  world: World,
  session: Session,
  { gone, layer }: { readonly gone: ReadonlySet<EntityId>; readonly layer: Layer },
): ReturnType<typeof unlinkChanges> {
  const changes = await unlinkChanges(world, session, { gone, erased: true })
  if (!changes.ok) return changes
  const records = await readManyOrRepair(session.store, new Set(changes.value.map(({ id }) => id)))
  if (!records) return err({ type: 'WriteFailed' })
  for (const change of changes.value) {
    const record = records.get(change.id)
    if (!record || isErased(record)) continue
    writeRecord({ world, session, draft: layer }, leaving(change, { record, writes: change.writes }))
  }
  return changes
}

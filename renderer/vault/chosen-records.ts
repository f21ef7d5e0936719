/** Reads what a package is to carry, piece by piece. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { PackageOrder } from '#shared/exchange/make-package.ts'
import { belongsIntoPackage, type ExportPlan } from '#shared/exchange/plan-export.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { chunksOf, type WrittenRecord } from '#renderer/vault/pages.ts'
import { pause } from '#renderer/vault/pause.ts'
import { readMany } from '#renderer/vault/read-many.ts'
import { readPieces } from '#renderer/vault/read-pieces.ts'
import { readWritten } from '#renderer/vault/read-written.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import { inPageOrder, recordsAtOnce } from '#renderer/vault/selected-cases.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Choosing {
  readonly plan: ExportPlan
  readonly onProgress: OnProgress
  /** Asked between two pieces. */
  readonly isStopped?: () => boolean
}

type ReadProblem = { readonly type: 'WriteFailed' | 'Stopped' }

/** Call it inside `store.exclusively`. Whoever receives everything is passed on what lies here as it lies. */
export async function chosenRecords(
  world: World,
  { store }: Session,
  choosing: Choosing,
): Promise<Result<Pick<PackageOrder, 'records' | 'written'>, ReadProblem>> {
  if (choosing.plan.between.scope !== 'all') {
    const read: Read<MergeableRecord> = async (ids) => valuesOf(await readMany(store, ids))
    const whole = await collect(world, store, { ...choosing, read })
    return whole.ok ? ok({ records: whole.value }) : whole
  }
  const read: Read<WrittenRecord> = async (ids) => readWritten(store, ids)
  const found = await collect(world, store, { ...choosing, read })
  if (!found.ok) return found
  const records = found.value.flatMap(({ id }) => {
    const entry = store.parts.index.get(id)
    return entry ? [outlineOf(entry)] : []
  })
  return ok({ records, written: found.value.map(({ json }) => json) })
}

type Read<T> = (ids: ReadonlySet<RecordId>) => Promise<readonly T[] | null>

async function collect<T>(
  world: World,
  store: RecordStore,
  { plan, onProgress, isStopped, read }: Choosing & { readonly read: Read<T> },
): Promise<Result<readonly T[], ReadProblem>> {
  const ids = chosenIds(store, plan)
  const records: T[] = []
  const pieces = chunksOf(inPageOrder({ store }, ids), recordsAtOnce).map((piece) => new Set(piece))
  for await (const { found } of readPieces(store, pieces, read)) {
    onProgress({ done: records.length, total: ids.length, phase: 'collect' })
    await pause(world)
    if (isStopped?.()) return err({ type: 'Stopped' })
    if (!found) return err({ type: 'WriteFailed' })
    for (const record of found) records.push(record)
  }
  return ok(records)
}

function chosenIds({ parts }: RecordStore, plan: ExportPlan): readonly RecordId[] {
  const ids: RecordId[] = []
  for (const entry of parts.index.entries()) {
    if (belongsIntoPackage(plan, outlineOf(entry), entry.item)) ids.push(entry.id)
  }
  return ids
}

function valuesOf<T>(found: ReadonlyMap<RecordId, T> | null): readonly T[] | null {
  return found && [...found.values()]
}

/** Writes what an import would do: records, exchange, history and what stands beside them, all of it or nothing. */
import { ok, type Result } from '#shared/base/result.ts'
import { isLate } from '#shared/exchange/lazy-record.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { ImportPlan } from '#shared/exchange/import-plan.ts'
import { receivedOf } from '#shared/exchange/received-record.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { isErased, type LiveRecord, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { isMostOfAll, sizeOf } from '#renderer/vault/batch.ts'
import { sealRows } from '#renderer/vault/content-shelf.ts'
import type { ControlName, Own } from '#renderer/vault/controls.ts'
import { isReducedCase } from '#renderer/vault/digest.ts'
import { createLayer } from '#renderer/vault/draft.ts'
import { logInDraft } from '#renderer/vault/exchange-log.ts'
import { figureControl } from '#renderer/vault/figures.ts'
import { leaveNoTrace } from '#renderer/vault/gone.ts'
import { lineOfImport } from '#renderer/vault/import-log.ts'
import { previewOf } from '#renderer/vault/import-preview.ts'
import { chunksOf } from '#renderer/vault/pages.ts'
import type { AllowedPlan } from '#renderer/vault/plan-import.ts'
import { stoppableSnapshot } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import { losesFacts } from '#renderer/vault/transfer-traces.ts'
import type { ImportError } from '#renderer/vault/import-api.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Writing {
  readonly plan: AllowedPlan
  readonly checked: CheckedPackage
  /** Cases of which nothing is left, or only what is counted. */
  readonly gone: readonly RecordId[]
  readonly onProgress: OnProgress
  readonly isStopped: () => boolean
}

/** All of it or nothing: one journal frame, or one snapshot that takes its place by one rename. */
export async function writeImport(
  world: World,
  session: Session,
  { plan, checked, gone, onProgress, isStopped }: Writing,
): Promise<Result<null, ImportError>> {
  const changed = plan.records.filter(({ effect }) => effect !== 'unchanged').map(({ record }) => record)
  const beside = controlsAfter(world, session, { plan, checked, gone, changed })
  // What another office has erased or reduced must not stay here in pages and journal either.
  const isMost = isMostOfAll(session, changed.length)
  const isFramed = gone.length === 0 && !isMost && fitsFrame(changed, beside, world.frameLimit)
  if (!isFramed) {
    const records = new Map(changed.map((record) => [record.id, record]))
    return stoppableSnapshot(session, onProgress, { records, controls: beside, isStopped })
  }
  return session.store.commitNow(async (draft) => {
    for (const record of changed) draft.putRecord(record)
    for (const [name, value] of beside) draft.putControl(name, value)
    return ok(null)
  })
}

interface Leaving extends Pick<Writing, 'plan' | 'checked' | 'gone'> {
  readonly changed: readonly MergeableRecord[]
}

/** What stands beside the records as it is to be kept: without half-typed forms that name a case that is gone. */
function controlsAfter(
  world: World,
  session: Session,
  { plan, checked, gone, changed }: Leaving,
): ReadonlyMap<ControlName, unknown> {
  const layer = createLayer({
    record: async () => undefined,
    control: (name) => session.store.state.controls.get(name),
  })
  if (gone.length > 0) leaveNoTrace(session, new Set(gone))(layer)
  logInDraft(world, layer, lineOfImport('applied', checked, previewOf(checked, plan)))
  const own: Own = plan.author
  // Only cases are read late, and no case is sealed content.
  const read = changed.filter((record) => !isLate(record))
  return new Map<ControlName, unknown>([
    ...layer.controls,
    // Cases that were set aside do not take the place of rows.
    ...(plan.setAside && !checked.figures ? [] : figureControl(session, checked)),
    ['own', own],
    ['exchange', plan.state],
    ['seals', sealRows(session, read)],
  ])
}

/** Whether one frame of the journal takes the records and what stands beside them. */
function fitsFrame(
  changed: readonly MergeableRecord[],
  beside: ReadonlyMap<ControlName, unknown>,
  { records, bytes }: World['frameLimit'],
): boolean {
  if (changed.length > records) return false
  let left = bytes - JSON.stringify([...beside]).length
  for (const some of chunksOf(changed, weighedAtOnce)) {
    const written = some.map((record) => receivedOf(record)?.json)
    left -= written.reduce((sum, json) => sum + (json?.length ?? 0), 0)
    left -= sizeOf(some.filter((_, at) => !written[at]))
    if (left < 0) return false
  }
  return true
}

const weighedAtOnce = 64

/**
 * Cases that stand here whole, of which the package leaves a tombstone or the statistics record; transfers of which it
 * leaves nothing that was carried.
 */
export function reducedOrErased({ store }: Session, { records }: ImportPlan): readonly RecordId[] {
  return records.flatMap(({ effect, record }) => {
    if (effect === 'unchanged') return []
    const { head, item } = store.parts.index.get(record.id) ?? {}
    if (losesFacts(item, record)) return [record.id]
    return head && (isErased(record) || isReduced(head, record)) ? [record.id] : []
  })
}

function isReduced({ anonymisedOn }: CaseHead, record: LiveRecord): boolean {
  return anonymisedOn === null && isReducedCase(record)
}

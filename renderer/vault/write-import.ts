/** Writes what an import would do: records, exchange, history and what stands beside them, all of it or nothing. */
import { ok, type Result } from '#shared/base/result.ts'
import type { ImportPlan } from '#shared/exchange/import-plan.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { isErased, shownValue, type LiveRecord, type RecordId } from '#shared/records/record.ts'
import { sealRows } from '#renderer/vault/content-shelf.ts'
import type { Own } from '#renderer/vault/controls.ts'
import { createLayer, type Layer } from '#renderer/vault/draft.ts'
import { logInDraft } from '#renderer/vault/exchange-log.ts'
import { lineOfImport } from '#renderer/vault/import-log.ts'
import { previewOf } from '#renderer/vault/import-preview.ts'
import { stoppableSnapshot } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import { forgetDrafts, keepFromLists, marksOf } from '#renderer/vault/traces.ts'
import type { ImportError, OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Writing {
  readonly plan: ImportPlan
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
  const own: Own = plan.author
  const { frameLimit } = world
  const line = lineOfImport('applied', checked, previewOf(checked, plan))
  const seals = sealRows(session, changed)
  const traces = tracesWithout(session, gone)
  // What another office has erased or reduced must not stay here in pages and journal either.
  const fitsFrame =
    gone.length === 0 && changed.length <= frameLimit.records && checked.header.bodyBytes <= frameLimit.bytes
  if (!fitsFrame) {
    const records = new Map(changed.map((record) => [record.id, record]))
    const told = layerOf(session)
    logInDraft(world, told, line)
    const controls = new Map<string, unknown>([
      ...told.controls,
      ['own', own],
      ['exchange', plan.state],
      ['seals', seals],
      ...traces,
    ])
    return stoppableSnapshot(session, onProgress, { records, controls, isStopped })
  }
  return session.store.commitNow(async (draft) => {
    for (const record of changed) draft.putRecord(record)
    draft.putControl('own', own)
    draft.putControl('exchange', plan.state)
    draft.putControl('seals', seals)
    logInDraft(world, draft, line)
    return ok(null)
  })
}

/** Cases that stand here whole, of which the package leaves a tombstone or the statistics record. */
export function reducedOrErased({ store }: Session, { records }: ImportPlan): readonly RecordId[] {
  return records.flatMap(({ effect, record }) => {
    if (effect === 'unchanged') return []
    const head = store.parts.index.get(record.id)?.head
    if (!head) return []
    const isReduced = !isErased(record) && head.anonymisedOn === null && isSet(record, 'anonymisedOn')
    return isErased(record) || isReduced ? [record.id] : []
  })
}

function isSet(record: LiveRecord, name: string): boolean {
  return typeof shownValue(record, name) === 'string'
}

/** What stands beside the records as it is to be kept: without half-typed forms that name such a case. */
function tracesWithout(session: Session, gone: readonly RecordId[]): readonly (readonly [string, unknown])[] {
  const layer = layerOf(session)
  if (gone.length > 0) {
    forgetDrafts(layer, marksOf(session, gone))
    keepFromLists(session, layer, gone)
  }
  return [...layer.controls]
}

function layerOf({ store }: Session): Layer {
  return createLayer({
    record: async () => undefined,
    control: (name) => store.state.controls.get(name),
  })
}

/** The calls on packages: making them, looking into them, taking them in. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { publicDeviceOf } from '#shared/crypto/device-keys.ts'
import { isFingerprint } from '#shared/crypto/digits.ts'
import { planImport, type ImportPlan } from '#shared/exchange/import-plan.ts'
import { isLate } from '#shared/exchange/lazy-record.ts'
import { checkPackage, type CheckedPackage } from '#shared/exchange/package-checks.ts'
import { equalVectors } from '#shared/records/knowledge.ts'
import {
  isErased,
  shownValue,
  type LiveRecord,
  type MergeableRecord,
  type RecordId,
} from '#shared/records/record.ts'
import { sizeOf } from '#renderer/vault/batch.ts'
import { sealRows } from '#renderer/vault/content-shelf.ts'
import type { Own } from '#renderer/vault/controls.ts'
import { createLayer } from '#renderer/vault/draft.ts'
import { packageFor } from '#renderer/vault/export-package.ts'
import { figureControl } from '#renderer/vault/figures.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { previewOf } from '#renderer/vault/import-preview.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import { readManyOrRepair, snapshotOrRepair } from '#renderer/vault/repair.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import { forgetDrafts, marksOf } from '#renderer/vault/traces.ts'
import { enterReports } from '#renderer/vault/transfer-reports.ts'
import { losesFacts } from '#renderer/vault/transfer-traces.ts'
import type {
  ImportError,
  ImportPreview,
  OnProgress,
  SaveError,
  VaultApi,
} from '#renderer/vault/vault-api.ts'
import { changeOffice, officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { Position } from '#renderer/vault/working-copy.ts'
import type { World } from '#renderer/vault/world.ts'

type ImportCalls = Pick<VaultApi, 'makePackage' | 'previewImport' | 'applyImport' | 'discardImport'>

/** A package that was looked into and waits for a person's yes. */
export interface PendingImport {
  readonly bytes: Uint8Array
  readonly checked: CheckedPackage
  /** The exchange it was checked against. */
  readonly against: unknown
  /** What a person was shown, and where the vault stood; it holds as long as nothing was written since. */
  readonly planned: Planned | null
}

export function importCalls(world: World, held: Held): ImportCalls {
  return {
    async makePackage(offices, kind, onProgress) {
      const session = sessionOf(held)
      return session.store.exclusively(async () => packageFor(world, session, { offices, kind, onProgress }))
    },
    previewImport: async (bytes, onProgress) => previewFile(world, held, { bytes, onProgress }),
    async applyImport(typedRootFingerprint, onProgress) {
      const { pending } = held
      if (!pending) return err({ type: 'NothingPending' })
      const { rootFingerprint } = pending.checked
      if (rootFingerprint !== null && !isFingerprint(typedRootFingerprint ?? '', rootFingerprint)) {
        return err({ type: 'FingerprintDiffers' })
      }
      const session = sessionOf(held)
      const applied = await session.store.exclusively(async () =>
        applyPackage(world, session, { pending, onProgress }),
      )
      if (applied.ok) held.pending = null
      return applied
    },
    async discardImport() {
      held.pending = null
    },
  }
}

interface Planned {
  readonly plan: ImportPlan
  readonly position: Position
}

/** Looks into a package, which then waits for a person's yes. */
export async function previewFile(
  world: World,
  held: Held,
  request: { readonly bytes: Uint8Array; readonly onProgress: OnProgress },
): Promise<Result<ImportPreview, ImportError>> {
  held.pending = null
  const looked = await look(world, sessionOf(held), request)
  if (!looked.ok) return looked
  held.pending = looked.value
  return ok(previewOf(looked.value.checked, looked.value.planned.plan))
}

async function look(
  world: World,
  session: Session,
  { bytes, onProgress }: { readonly bytes: Uint8Array; readonly onProgress: OnProgress },
): Promise<Result<PendingImport & { readonly planned: Planned }, ImportError>> {
  onProgress({ done: 0, total: 2, phase: 'open' })
  const pending = await checkNow(world, session, bytes)
  if (!pending.ok) return pending
  onProgress({ done: 1, total: 2, phase: 'compare' })
  const { store } = session
  const planned = await store.exclusively(async () => {
    const plan = await planNow(world, session, pending.value.checked)
    return plan.ok ? ok({ plan: plan.value, position: store.state.position }) : plan
  })
  return planned.ok ? ok({ ...pending.value, planned: planned.value }) : planned
}

/** Checks a package against the exchange as it stands. */
export async function checkNow(
  { clock }: World,
  { store, vault }: Session,
  bytes: Uint8Array,
): Promise<Result<PendingImport, ImportError>> {
  const against = store.state.controls.get('exchange')
  const checked = await checkPackage(bytes, {
    keys: vault.device,
    device: await publicDeviceOf(vault.device),
    state: exchangeOf(() => against),
    now: clock.now(),
    clock: 'strict',
  })
  return checked.ok ? ok({ bytes, checked: checked.value, against, planned: null }) : checked
}

interface Application {
  readonly pending: PendingImport
  readonly onProgress: OnProgress
}

/** Takes a checked package in, checked once more where the exchange has moved on. Call it inside `store.exclusively`. */
export async function applyPackage(
  world: World,
  session: Session,
  { pending, onProgress }: Application,
): Promise<Result<ImportPreview, ImportError>> {
  const isFresh = session.store.state.controls.get('exchange') === pending.against
  const current = isFresh ? ok(pending) : await checkNow(world, session, pending.bytes)
  if (!current.ok) return current
  const { checked, planned } = current.value
  onProgress({ done: 0, total: 2, phase: 'merge' })
  const plan = asShown(session, planned) ?? (await planNow(world, session, checked))
  if (!plan.ok) return plan
  onProgress({ done: 1, total: 2, phase: 'write' })
  const written = await writePlan(world, session, { plan: plan.value, checked, onProgress })
  if (!written.ok) return written
  // What was taken in stands. A report that could not be entered now is shown, and entered after the next package.
  await enterReports(world, session)
  const preview = previewOf(checked, plan.value)
  if (preview.joins?.as === 'device') await takeName(world, session, preview.joins.office)
  return ok(preview)
}

/** Every write moves the position, so at the same place the records are the same. */
function asShown({ store }: Session, planned: Planned | null): Result<ImportPlan, never> | null {
  return planned?.position === store.state.position ? ok(planned.plan) : null
}

/** A further device goes by the name the network knows its office by. Should that fail, it has joined all the same. */
async function takeName(world: World, session: Session, name: string): Promise<void> {
  await changeOffice(world, session, { name, region: officeOf(session).region })
}

/** What the package would do to the records as they stand now. */
async function planNow(
  { clock }: World,
  session: Session,
  checked: CheckedPackage,
): Promise<Result<ImportPlan, SaveError>> {
  const oursById = await readOurs(session, checked.records)
  if (!oursById) return err({ type: 'WriteFailed' })
  const control = (name: string) => session.store.state.controls.get(name)
  const into = { state: exchangeOf(control), author: ownOf(control), now: clock.now(), oursById }
  return ok(planImport(checked, into))
}

/** Our states of the package's records. Those that are the same by their vectors need no opening. */
async function readOurs(
  session: Session,
  theirs: readonly MergeableRecord[],
): Promise<Map<RecordId, MergeableRecord> | null> {
  const { store } = session
  const oursById = new Map<RecordId, MergeableRecord>()
  const unlike = new Set<RecordId>()
  for (const record of theirs) {
    const outline = sameOutline(store, record)
    if (outline) oursById.set(record.id, outline)
    else unlike.add(record.id)
  }
  // A record may be named twice, once as it stands here and once not.
  for (const id of unlike) oursById.delete(id)
  const opened = await readManyOrRepair(store, unlike)
  if (!opened) return null
  for (const record of opened.values()) oursById.set(record.id, record)
  return oursById
}

function sameOutline({ parts }: RecordStore, record: MergeableRecord): MergeableRecord | null {
  const entry = parts.index.get(record.id)
  if (!entry || isErased(record)) return null
  const isSame = entry.x === null && equalVectors(entry.vv, record.vv)
  return isSame ? outlineOf(entry, record.sv) : null
}

interface Writing {
  readonly plan: ImportPlan
  readonly checked: CheckedPackage
  readonly onProgress: OnProgress
}

/** All of it or nothing: one journal frame, or one snapshot that takes its place by one rename. */
async function writePlan(
  { frameLimit }: World,
  session: Session,
  { plan, checked, onProgress }: Writing,
): Promise<Result<null, SaveError>> {
  const changed = plan.records.filter(({ effect }) => effect !== 'unchanged').map(({ record }) => record)
  const own: Own = plan.author
  // Only cases are read late, and no case is sealed content.
  const whole = changed.filter((record) => !isLate(record))
  const seals = sealRows(session, whole)
  const gone = reducedOrErased(session, changed)
  const drafts = draftsWithout(session, gone)
  const figures = figureControl(session, checked)
  // What another office has erased or reduced must not stay here in pages and journal either.
  const framed = gone.length === 0 ? fittingFrame(changed, plan, frameLimit) : null
  if (!framed) {
    const records = new Map(changed.map((record) => [record.id, record]))
    const controls = new Map<string, unknown>([
      ['own', own],
      ['exchange', plan.state],
      ['seals', seals],
      ...figures,
      ...drafts,
    ])
    return snapshotOrRepair(session, onProgress, { records, controls })
  }
  return session.store.commitNow(async (draft) => {
    for (const record of framed) draft.putRecord(record)
    draft.putControl('own', own)
    draft.putControl('exchange', plan.state)
    draft.putControl('seals', seals)
    for (const [name, value] of figures) draft.putControl(name, value)
    return ok(null)
  })
}

/** The records, read whole, where one frame of the journal takes them and the exchange; otherwise `null`. */
function fittingFrame(
  changed: readonly MergeableRecord[],
  { state }: ImportPlan,
  { records, bytes }: World['frameLimit'],
): readonly MergeableRecord[] | null {
  if (changed.length > records) return null
  // Those of a long package are read here, once for all that follows.
  const whole = changed.map((record) => ({ ...record }))
  return sizeOf(whole) + JSON.stringify(state).length <= bytes ? whole : null
}

/**
 * Cases that stand here whole, of which the package leaves a tombstone or the statistics record; transfers of which it
 * leaves nothing that was carried.
 */
function reducedOrErased({ store }: Session, changed: readonly MergeableRecord[]): readonly RecordId[] {
  return changed.flatMap((record) => {
    const { head, item } = store.parts.index.get(record.id) ?? {}
    if (losesFacts(item, record)) return [record.id]
    if (!head) return []
    const isReduced = !isErased(record) && head.anonymisedOn === null && isSet(record, 'anonymisedOn')
    return isErased(record) || isReduced ? [record.id] : []
  })
}

function isSet(record: LiveRecord, name: string): boolean {
  return typeof shownValue(record, name) === 'string'
}

/** The half-typed forms as they are to be kept, where any of them names such a case. */
function draftsWithout(session: Session, gone: readonly RecordId[]): readonly (readonly [string, unknown])[] {
  const layer = createLayer({
    record: async () => undefined,
    control: (name) => session.store.state.controls.get(name),
  })
  if (gone.length > 0) forgetDrafts(layer, marksOf(session, gone))
  return [...layer.controls]
}

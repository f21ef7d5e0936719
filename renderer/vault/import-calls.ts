/** The calls on packages: making them, looking into them, taking them in. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { isFingerprint } from '#shared/crypto/digits.ts'
import { checkPackage, type CheckedPackage, type ClockRule } from '#shared/exchange/package-checks.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { OnReading } from '#shared/exchange/reading-watch.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import { covers } from '#shared/records/knowledge.ts'
import type { LiveRecord, RecordId } from '#shared/records/record.ts'
import { noteExchange } from '#renderer/vault/exchange-log.ts'
import { packageFor } from '#renderer/vault/export-package.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { readElsewhere, readHere } from '#renderer/vault/helped-lines.ts'
import { lineOfImport, noteOpened, noteRefusal } from '#renderer/vault/import-log.ts'
import { previewOf } from '#renderer/vault/import-preview.ts'
import { behindOpening, openingAt, tellingOf } from '#renderer/vault/look-progress.ts'
import { pause } from '#renderer/vault/pause.ts'
import { planNow, type AllowedPlan } from '#renderer/vault/plan-import.ts'
import { publicDevice } from '#renderer/vault/public-device.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import { forgetGone } from '#renderer/vault/gone.ts'
import { enterReports } from '#renderer/vault/transfer-reports.ts'
import { settleTransfers } from '#renderer/vault/transfer-settling.ts'
import { changeOffice, officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import type { ImportError, ImportPreview } from '#renderer/vault/import-api.ts'
import type { OnProgress, VaultApi } from '#renderer/vault/vault-api.ts'
import type { Position } from '#renderer/vault/working-copy.ts'
import type { World } from '#renderer/vault/world.ts'
import { reducedOrErased, writeImport } from '#renderer/vault/write-import.ts'

type ImportCalls = Pick<
  VaultApi,
  'makePackage' | 'previewImport' | 'previewDespiteClock' | 'applyImport' | 'discardImport'
>

/** A package that was looked into and waits for a person's yes. */
export interface PendingImport {
  readonly bytes: Uint8Array
  readonly clock: ClockRule
  readonly checked: CheckedPackage
  /** The exchange it was checked against. */
  readonly against: unknown
  /** What a person was shown, and where the vault stood; it holds as long as nothing was written since. */
  readonly planned: Planned | null
}

interface Planned {
  readonly plan: AllowedPlan
  readonly position: Position
}

export function importCalls(world: World, held: Held): ImportCalls {
  return {
    async makePackage(offices, kind, onProgress) {
      const session = begin(held)
      const order = { offices, kind, onProgress, isStopped: () => isStopped(held), held, tellsAside: true }
      return session.store.exclusively(async () => packageFor(world, session, order))
    },
    previewImport: async (bytes, onProgress) =>
      previewFile(world, held, { bytes, onProgress, clock: 'strict' }),
    async previewDespiteClock(onProgress) {
      const bytes = held.aheadOfTime
      return bytes
        ? previewFile(world, held, { bytes, onProgress, clock: 'forced' })
        : err({ type: 'NothingPending' })
    },
    applyImport: async (typedRootFingerprint, onProgress) =>
      applyPending(world, held, { typedRootFingerprint, onProgress }),
    async discardImport() {
      const { pending } = held
      held.pending = null
      // One that was taken in before stays taken in.
      if (!pending || pending.checked.warnings.includes('W_AGAIN')) return
      await noteExchange(world, sessionOf(held), lineOfImport('discarded', pending.checked, null))
    },
  }
}

/** Looks into a package, which then waits for a person's yes. */
export async function previewFile(
  world: World,
  held: Held,
  { bytes, onProgress, clock }: Omit<Looking, 'session'>,
): Promise<Result<ImportPreview, ImportError>> {
  const session = begin(held)
  held.pending = null
  held.aheadOfTime = null
  const looked = await look(world, held, { session, bytes, onProgress, clock })
  if (!looked.ok) {
    // Whoever stops a second look may take a third.
    if (looked.error.type === 'E_CLOCK' || clock === 'forced') held.aheadOfTime = bytes
    await noteRefusal(world, session, { bytes, error: looked.error })
    return looked
  }
  const { checked, planned } = looked.value
  const shown = previewOf(checked, planned.plan)
  // The line is a write of its own, which changes nothing of what was planned.
  const position = await noteOpened(world, session, { ...looked.value, shown, position: planned.position })
  held.pending = { ...looked.value, planned: { ...planned, position } }
  return ok(shown)
}

interface Applying {
  readonly typedRootFingerprint: string | null
  readonly onProgress: OnProgress
}

async function applyPending(
  world: World,
  held: Held,
  { typedRootFingerprint, onProgress }: Applying,
): Promise<Result<ImportPreview, ImportError>> {
  const { pending } = held
  if (!pending) return err({ type: 'NothingPending' })
  const { rootFingerprint } = pending.checked
  if (rootFingerprint !== null && !isFingerprint(typedRootFingerprint ?? '', rootFingerprint)) {
    return err({ type: 'FingerprintDiffers' })
  }
  const session = begin(held)
  const onGone = (ids: readonly RecordId[]) => forgetGone(held, new Set(ids))
  const applied = await session.store.exclusively(async () =>
    applyPackage(world, session, { pending, onProgress, isStopped: () => isStopped(held), onGone }),
  )
  if (applied.ok) held.pending = null
  else await noteRefusal(world, session, { bytes: pending.bytes, error: applied.error })
  return applied
}

function begin(held: Held): Session {
  held.stopped = false
  return sessionOf(held)
}

/** Asked anew each time: it changes while other work is waited for. */
function isStopped({ stopped }: Held): boolean {
  return stopped
}

interface Looking {
  readonly session: Session
  readonly bytes: Uint8Array
  readonly onProgress: OnProgress
  readonly clock: ClockRule
}

async function look(
  world: World,
  held: Held,
  { session, bytes, onProgress, clock }: Looking,
): Promise<Result<PendingImport & { readonly planned: Planned }, ImportError>> {
  const { store } = session
  onProgress({ done: 0, total: 1, phase: 'open' })
  const onReading = tellingOf({ onProgress, isStopped: () => isStopped(held) }, openingAt)
  const pending = await checkNow(world, session, { bytes, clock, onReading })
  if (!pending.ok) return pending
  await pause(world)
  if (isStopped(held)) return err({ type: 'Stopped' })
  const comparing = {
    checked: pending.value.checked,
    onProgress: behindOpening(onProgress),
    isStopped: () => isStopped(held),
  }
  const planned = await store.exclusively(async () => {
    const plan = await planNow(world, session, comparing)
    return plan.ok ? ok({ plan: plan.value, position: store.state.position }) : plan
  })
  if (!planned.ok) return planned
  await pause(world)
  if (isStopped(held)) return err({ type: 'Stopped' })
  return ok({ ...pending.value, planned: planned.value })
}

interface Checking extends Pick<PendingImport, 'bytes' | 'clock'> {
  readonly onReading?: OnReading
}

/** Checks a package against the exchange as it stands. */
export async function checkNow(
  world: World,
  { store, vault }: Session,
  { bytes, clock, onReading }: Checking,
): Promise<Result<PendingImport, ImportError>> {
  const against = store.state.controls.get('exchange')
  const state = exchangeOf(() => against)
  // While the package is decrypted it starts.
  world.helper()
  const wanted = {
    from: (office: string) => mayBring(office, state),
    isNews: (record: Pick<LiveRecord, 'id' | 'vv'>) => mayComeIn(store.parts.index.get(record.id), record),
  }
  const checked = await checkPackage(bytes, {
    keys: vault.device,
    device: await publicDevice(vault.device),
    state,
    now: world.clock.now(),
    clock,
    pause: async () => pause(world),
    onReading,
    onUnread: readHere(wanted),
    findOther: () => readElsewhere(world.helper, wanted),
  })
  return checked.ok ? ok({ bytes, clock, checked: checked.value, against, planned: null }) : checked
}

/** Whether a case is news: of what stays as it is, or is erased here, nothing is asked any more. */
function mayComeIn(known: IndexEntry | undefined, { vv }: Pick<LiveRecord, 'vv'>): boolean {
  return !known || (known.x === null && !covers(known.vv, vv))
}

/** Whether new cases of an office may come in: from whoever sends everything, and from whom nothing was chosen about yet. */
function mayBring(office: string, state: ExchangeState): boolean {
  const scope = scopeFor(state, state.office, office)
  return scope === 'all' || scope === null
}

/** Is told the cases of which another office has left nothing, or only what is counted. */
export type OnGone = (ids: readonly RecordId[]) => void

interface Application {
  readonly pending: PendingImport
  readonly onProgress: OnProgress
  readonly isStopped: () => boolean
  readonly onGone: OnGone
}

/** Takes a checked package in, checked once more where the exchange has moved on. Call it inside `store.exclusively`. */
export async function applyPackage(
  world: World,
  session: Session,
  application: Application,
): Promise<Result<ImportPreview, ImportError>> {
  const { pending, onProgress } = application
  const isFresh = session.store.state.controls.get('exchange') === pending.against
  const current = isFresh
    ? ok(pending)
    : await checkNow(world, session, { ...pending, onReading: tellingOf(application, openingAt) })
  if (!current.ok) return current
  const { checked, planned } = current.value
  onProgress({ done: 0, total: 2, phase: 'merge' })
  const plan = asShown(session, planned) ?? (await planNow(world, session, { ...application, checked }))
  if (!plan.ok) return plan
  const written = await writePlanned(world, session, { ...application, checked, plan: plan.value })
  if (!written.ok) return written
  // What was taken in stands. A report that could not be entered now is shown, and entered after the next package.
  await enterReports(world, session)
  await settleTransfers(world, session)
  const preview = previewOf(checked, plan.value)
  if (preview.joins?.as === 'device') await takeName(world, session, preview.joins.office)
  return ok(preview)
}

interface Planning extends Application {
  readonly checked: CheckedPackage
  readonly plan: AllowedPlan
}

async function writePlanned(
  world: World,
  session: Session,
  { checked, plan, onProgress, isStopped: mayNotGoOn, onGone }: Planning,
): Promise<Result<null, ImportError>> {
  await pause(world)
  if (mayNotGoOn()) return err({ type: 'Stopped' })
  onProgress({ done: 1, total: 2, phase: 'write' })
  const gone = reducedOrErased(session, plan)
  const writing = { plan, checked, gone, onProgress, isStopped: mayNotGoOn }
  const written = await writeImport(world, session, writing)
  if (written.ok) onGone(gone)
  return written
}

/** Every write moves the position, so at the same place the records are the same. */
function asShown({ store }: Session, planned: Planned | null): Result<AllowedPlan, never> | null {
  return planned?.position === store.state.position ? ok(planned.plan) : null
}

/** A further device goes by the name the network knows its office by. Should that fail, it has joined all the same. */
async function takeName(world: World, session: Session, name: string): Promise<void> {
  await changeOffice(world, session, { name, region: officeOf(session).region })
}

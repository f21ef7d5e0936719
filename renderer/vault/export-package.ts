/** Makes packages for other offices. A package's number stands in the vault before the file is handed out. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { publicDeviceOf } from '#shared/crypto/device-keys.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  makePackage,
  type MadePackage,
  type PackageOrder,
  type Sender,
} from '#shared/exchange/make-package.ts'
import {
  belongsIntoPackage,
  planExport,
  type ExportPlan,
  type PlanError,
} from '#shared/exchange/plan-export.ts'
import { markOfFigures } from '#shared/exchange/figure-lines.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { schemaVersion } from '#renderer/vault/write-record.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import { figuresNow } from '#renderer/vault/figures.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { OnProgress, SaveError, SealedFile } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export async function senderOf({ store, vault }: Pick<Session, 'store' | 'vault'>): Promise<Sender> {
  const control = (name: string) => store.state.controls.get(name)
  return {
    keys: vault.device,
    device: await publicDeviceOf(vault.device),
    author: ownOf(control),
    state: exchangeOf(control),
  }
}

export interface PackageRequest {
  /** The exchange as it is to stand, where it has just changed. */
  readonly state?: ExchangeState
  readonly offices: readonly string[]
  /** Only this one of their devices. */
  readonly device?: string
  readonly kind: PackageKind
  readonly onProgress: OnProgress
  /** What else stands in the same save as the package's number. */
  readonly also?: (draft: Draft, made: MadePackage) => Promise<void>
}

export type ExportError = { readonly type: 'NothingNew' } | PlanError | SaveError

/** Call it inside `store.exclusively`. The offices are one group of `groupsFor`: a package is of one scope. */
export async function packageFor(
  world: World,
  session: Session,
  request: PackageRequest,
): Promise<Result<SealedFile, ExportError>> {
  const { state, offices, device, kind, onProgress, also } = request
  const stored = await senderOf(session)
  const sender = state ? { ...stored, state } : stored
  const plan = planExport(sender, { offices, device, kind })
  if (!plan.ok) return plan
  const content = await contentOf(world, session, { plan: plan.value, onProgress })
  if (!content.ok) return content
  const { records } = content.value
  onProgress({ done: records.length, total: records.length, phase: 'seal' })
  const made = await makePackage(sender, {
    ...content.value,
    plan: plan.value,
    now: world.clock.now(),
    random: world.crypto.random,
    app: (await world.machine.appInfo({})).version,
    schemaVersion,
  })
  if (!made.ok) return err({ type: 'WriteFailed' })
  const { name, bytes } = made.value
  return session.store.commitNow(async (draft) => {
    draft.putControl('exchange', made.value.state)
    await also?.(draft, made.value)
    return ok({ name, bytes })
  })
}

interface Collecting {
  readonly plan: ExportPlan
  readonly onProgress: OnProgress
}

interface Content {
  readonly records: PackageOrder['records']
  readonly figures: PackageOrder['figures']
}

async function contentOf(
  world: World,
  session: Session,
  { plan, onProgress }: Collecting,
): Promise<Result<Content, ExportError>> {
  const records = await chosenRecords(session, plan, onProgress)
  const figures = await untoldFigures(world, session, { plan, onProgress })
  if (!records || figures === undefined) return err({ type: 'WriteFailed' })
  if (plan.kind === 'sync' && records.length === 0 && !figures) return err({ type: 'NothingNew' })
  return ok({ records, figures })
}

/** What they all have in these very words need not be said again; `undefined` where the cases could not be read. */
async function untoldFigures(
  world: World,
  session: Session,
  { plan, onProgress }: Collecting,
): Promise<Content['figures']> {
  if (plan.between.scope !== 'figures') return null
  const figures = await figuresNow(world, session, onProgress)
  if (!figures) return undefined
  return plan.settled.has(markOfFigures(figures)) ? null : figures
}

async function chosenRecords(
  { store }: Session,
  plan: ExportPlan,
  onProgress: OnProgress,
): Promise<readonly MergeableRecord[] | null> {
  const ids = new Set<string>()
  for (const entry of store.parts.index.entries()) {
    if (belongsIntoPackage(plan, outlineOf(entry), entry.item)) ids.add(entry.id)
  }
  let done = 0
  const found = await readManyOrRepair(store, ids, (count) => {
    done = Math.min(ids.size, done + count)
    onProgress({ done, total: ids.size, phase: 'collect' })
  })
  return found && [...found.values()]
}

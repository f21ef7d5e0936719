/** Makes packages for other offices. A package's number stands in the vault before the file is handed out. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { heardBy, peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { fitsFigures, markOfFigures } from '#shared/exchange/figure-lines.ts'
import {
  makePackage,
  type MadePackage,
  type PackageOrder,
  type Sender,
} from '#shared/exchange/make-package.ts'
import { owesWordOfAside } from '#shared/exchange/partner-answers.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'
import { planExport, type ExportPlan } from '#shared/exchange/plan-export.ts'
import { inOwnOffice, isChoiceNew } from '#shared/exchange/scope-choice.ts'
import { countOf, covers } from '#shared/records/knowledge.ts'
import { chosenRecords } from '#renderer/vault/chosen-records.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import { lineOf, logInDraft } from '#renderer/vault/exchange-log.ts'
import { figuresNow } from '#renderer/vault/figures.ts'
import type { Held } from '#renderer/vault/held.ts'
import { pause } from '#renderer/vault/pause.ts'
import { publicDevice } from '#renderer/vault/public-device.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { ExportError } from '#renderer/vault/import-api.ts'
import type { OnProgress, SaveError, SealedFile } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { schemaVersion } from '#renderer/vault/write-record.ts'

export async function senderOf({ store, vault }: Pick<Session, 'store' | 'vault'>): Promise<Sender> {
  const control = (name: string) => store.state.controls.get(name)
  return {
    keys: vault.device,
    device: await publicDevice(vault.device),
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
  /** Asked between two pieces. */
  readonly isStopped?: () => boolean
  /** Whether to make one only to say what was set aside here: the folder says it when it is asked. */
  readonly tellsAside?: boolean
  /** Whether to make one for the own office's choices though they were told before: the folder never took that one. */
  readonly tellsChoices?: boolean
  /** Where to remember what was made, until it is known whether its file was written. */
  readonly held?: Pick<Held, 'madeLast'>
  /** What else stands in the same save as the package's number. */
  readonly also?: (draft: Draft, made: MadePackage) => Promise<void>
}

/** Call it inside `store.exclusively`. The offices are one group of `groupsFor`: a package is of one scope. */
export async function packageFor(
  world: World,
  session: Session,
  request: PackageRequest,
): Promise<Result<SealedFile, ExportError>> {
  const { offices, device, kind } = request
  const stored = await senderOf(session)
  const sender = { ...stored, state: request.state ?? stored.state }
  const plan = planExport(sender, { offices, device, kind })
  if (!plan.ok) return plan
  const content = await contentOf(world, session, { ...request, plan: plan.value })
  if (!content.ok) return content
  const { records, figures } = content.value
  const isEmpty = kind === 'sync' && records.length === 0 && !figures
  if (isEmpty && !tellsBesides(sender, plan.value, request)) return err({ type: 'NothingNew' })
  return sealAndKeep(world, session, { request, sender, plan: plan.value, ...content.value })
}

type Content = Pick<PackageOrder, 'records' | 'written' | 'figures'>

interface Sealing extends Content {
  readonly plan: ExportPlan
  readonly request: PackageRequest
  readonly sender: Sender
}

async function sealAndKeep(
  world: World,
  session: Session,
  { request, sender, ...chosen }: Sealing,
): Promise<Result<SealedFile, ExportError>> {
  const { length } = chosen.records
  request.onProgress({ done: length, total: length, phase: 'seal' })
  const made = await makePackage(sender, {
    ...chosen,
    now: world.clock.now(),
    random: world.crypto.random,
    app: (await world.machine.appInfo({})).version,
    schemaVersion,
  })
  if (!made.ok) return err({ type: made.error.type === 'NoRecipient' ? 'NoUsableKey' : 'PackageTooBig' })
  await pause(world)
  // Nobody has the file yet: its number is free for the next one.
  if (request.isStopped?.()) return err({ type: 'Stopped' })
  return keepMade(world, session, { made: made.value, plan: chosen.plan, request, before: sender.state })
}

interface Keeping {
  readonly made: MadePackage
  readonly plan: ExportPlan
  readonly request: PackageRequest
  readonly before: ExchangeState
}

async function keepMade(
  world: World,
  { store }: Session,
  { made, plan, request, before }: Keeping,
): Promise<Result<SealedFile, SaveError>> {
  const { name, bytes, header, state } = made
  const { offices } = request
  const counter = header.upto[header.sender] ?? 0
  const promised = counter > 0 ? { device: header.sender, counter } : null
  const kept = await store.commitNow<SealedFile, SaveError>(async (draft) => {
    draft.putControl('exchange', state)
    logInDraft(world, draft, { act: 'made', ...lineOf(header), offices, file: name, promised })
    await request.also?.(draft, made)
    return ok({ name, bytes })
  })
  const recipients = plan.recipients.map(({ id }) => id)
  if (kept.ok && request.held)
    request.held.madeLast = { name, pkg: header.pkg, recipients, before, after: state, holdsGone: false }
  return kept
}

/**
 * A package without records still tells what has arrived here; without it nobody would ever know. Whoever receives a
 * part only is told of its own writes: of all others it would hear with every write that it does not receive.
 */
function confirmsReceipt(
  { state }: Pick<Sender, 'state'>,
  { recipients, have, between }: ExportPlan,
): boolean {
  const heard = recipients.map(({ id }) => heardBy(peerOf(state, id)))
  if (between.scope === 'all') return heard.some((vector) => !covers(vector, have))
  return recipients.some(({ id }) => heard.some((vector) => countOf(vector, id) < countOf(have, id)))
}

/** Whether a package is worth making even without records: for what it says of arrivals, or of choices. */
function tellsBesides(sender: Sender, plan: ExportPlan, request: PackageRequest): boolean {
  if (confirmsReceipt(sender, plan) || tellsChoice(sender, plan, request)) return true
  return request.tellsAside === true && plan.recipients.some(({ id }) => owesWordOfAside(sender.state, id))
}

function tellsChoice({ state }: Sender, plan: ExportPlan, { tellsChoices = false }: PackageRequest): boolean {
  const devices = inOwnOffice(plan)
  return devices.length > 0 && (tellsChoices || isChoiceNew(state, devices))
}

type Collecting = PackageRequest & { readonly plan: ExportPlan }

async function contentOf(
  world: World,
  session: Session,
  collecting: Collecting,
): Promise<Result<Content, { readonly type: 'WriteFailed' | 'Stopped' | 'PackageTooBig' }>> {
  const { plan, onProgress } = collecting
  const chosen = await chosenRecords(world, session, collecting)
  if (!chosen.ok) return chosen
  const { value } = chosen
  if (plan.between.scope !== 'figures') return ok({ ...value, figures: null })
  const figures = await figuresNow(world, session, onProgress)
  if (!figures) return err({ type: 'WriteFailed' })
  if (!fitsFigures([figures])) return err({ type: 'PackageTooBig' })
  // What they all have in these very words need not be said again.
  return ok({ ...value, figures: plan.figures === markOfFigures(figures) ? null : figures })
}

/** Makes packages for other offices. A package's number stands in the vault before the file is handed out. */
import { covers } from '#shared/records/knowledge.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { publicDeviceOf } from '#shared/crypto/device-keys.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  belongsIntoPackage,
  makePackage,
  planExport,
  type ExportPlan,
  type MadePackage,
  type PackageOrder,
  type Sender,
} from '#shared/exchange/make-package.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { lineOf, logInDraft } from '#renderer/vault/exchange-log.ts'
import type { Held } from '#renderer/vault/held.ts'
import { chunksOf } from '#renderer/vault/pages.ts'
import { pause } from '#renderer/vault/pause.ts'
import { inPageOrder, recordsAtOnce } from '#renderer/vault/selected-cases.ts'
import { schemaVersion } from '#renderer/vault/write-record.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { ExportError, OnProgress, SaveError, SealedFile } from '#renderer/vault/vault-api.ts'
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
  readonly kind: PackageKind
  readonly onProgress: OnProgress
  /** Asked between two pieces. */
  readonly isStopped?: () => boolean
  /** Where to remember what was made, until it is known whether its file was written. */
  readonly held?: Pick<Held, 'madeLast'>
}

/** Call it inside `store.exclusively`. */
export async function packageFor(
  world: World,
  session: Session,
  request: PackageRequest,
): Promise<Result<SealedFile, ExportError>> {
  const { offices, kind } = request
  const stored = await senderOf(session)
  const sender = { ...stored, state: request.state ?? stored.state }
  const plan = planExport(sender, { offices, kind })
  if (!plan.ok) return plan
  const chosen = await chosenRecords(world, session, { ...request, plan: plan.value })
  if (!chosen.ok) return chosen
  const records = chosen.value
  if (kind === 'sync' && records.length === 0 && !confirmsReceipt(sender, plan.value))
    return err({ type: 'NothingNew' })
  return sealAndKeep(world, session, { request, sender, plan: plan.value, records })
}

interface Sealing extends Pick<PackageOrder, 'plan' | 'records'> {
  readonly request: PackageRequest
  readonly sender: Sender
}

async function sealAndKeep(
  world: World,
  session: Session,
  { request, sender, plan, records }: Sealing,
): Promise<Result<SealedFile, ExportError>> {
  request.onProgress({ done: records.length, total: records.length, phase: 'seal' })
  const made = await sealRecords(world, sender, { plan, records })
  if (!made) return err({ type: 'WriteFailed' })
  await pause(world)
  // Nobody has the file yet: its number is free for the next one.
  if (request.isStopped?.()) return err({ type: 'Stopped' })
  return keepMade(world, session, { made, plan, request, before: sender.state })
}

/** `null`: more than a package may hold. */
async function sealRecords(
  world: World,
  sender: Sender,
  chosen: Pick<PackageOrder, 'plan' | 'records'>,
): Promise<MadePackage | null> {
  const made = await makePackage(sender, {
    ...chosen,
    now: world.clock.now(),
    random: world.crypto.random,
    app: (await world.machine.appInfo({})).version,
    schemaVersion,
  })
  return made.ok ? made.value : null
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
    return ok({ name, bytes })
  })
  const recipients = plan.recipients.map(({ id }) => id)
  if (kept.ok && request.held)
    request.held.madeLast = { name, pkg: header.pkg, recipients, before, after: state }
  return kept
}

/** A package without records still tells what has arrived here; without it nobody would ever know. */
function confirmsReceipt({ state }: Pick<Sender, 'state'>, { recipients, have }: ExportPlan): boolean {
  return recipients.some(({ id }) => !covers(peerOf(state, id).told ?? {}, have))
}

async function chosenRecords(
  world: World,
  { store }: Session,
  { plan, onProgress, isStopped }: PackageRequest & { readonly plan: ExportPlan },
): Promise<Result<readonly MergeableRecord[], { readonly type: 'WriteFailed' | 'Stopped' }>> {
  const ids: RecordId[] = []
  for (const entry of store.parts.index.entries()) {
    if (belongsIntoPackage(plan, outlineOf(entry))) ids.push(entry.id)
  }
  const records: MergeableRecord[] = []
  for (const piece of chunksOf(inPageOrder({ store }, ids), recordsAtOnce)) {
    onProgress({ done: records.length, total: ids.length, phase: 'collect' })
    await pause(world)
    if (isStopped?.()) return err({ type: 'Stopped' })
    const found = await readManyOrRepair(store, new Set(piece))
    if (!found) return err({ type: 'WriteFailed' })
    for (const record of found.values()) records.push(record)
  }
  return ok(records)
}

/**
 * Acts on transfers that need more than a look at the screen: what has left meanwhile, what must not stay in journal and
 * former pages, what else of the case goes. Each is one save.
 */
import { dateAt } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { withdrawConsent } from '#shared/domain/referral-writes.ts'
import { reduceAsHandedOver } from '#shared/domain/transfer-case.ts'
import { keptWithdrawn } from '#shared/domain/transfer-ended.ts'
import { takeBackTransfer, withdrawTransfer, type ActingOn } from '#shared/domain/transfer-writes.ts'
import { readTransfer, type Transfer } from '#shared/domain/transfer.ts'
import { isErased } from '#shared/records/record.ts'
import { writeBatch, type Batch } from '#renderer/vault/batch.ts'
import { emptiedWith, forgetGone, leaveNoTrace, outdateMade } from '#renderer/vault/gone.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { remembered } from '#renderer/vault/item-calls.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import { unlinkChanges } from '#renderer/vault/traces.ts'
import type { TransferActApi, TransferActError } from '#renderer/vault/transfer-api.ts'
import { sourcesOf } from '#renderer/vault/transfer-sources.ts'
import { hasLeft } from '#renderer/vault/transfer-left.ts'
import type { BatchDone } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type Done = Result<BatchDone, TransferActError>
type Act = (on: ActingOn, session: Session) => Promise<Result<Planned, TransferActError>>
interface Planned extends Pick<Batch, 'changes' | 'asSnapshot' | 'beside'> {
  /** Of what the act leaves only what is counted, or nothing that was carried. */
  readonly gone?: ReadonlySet<EntityId>
}

export function transferActs(world: World, held: Held): TransferActApi {
  const run = async (id: EntityId, act: Act) => doAct(world, held, { id, act })
  return {
    takeBackTransfer: async (id) => run(id, takeBack),
    withdrawTransfer: async (id) => run(id, withdraw),
    reduceHandedOver: async (id) => run(id, async (on, session) => reduce(world, session, on)),
  }
}

async function doAct(
  world: World,
  held: Held,
  { id, act }: { readonly id: EntityId; readonly act: Act },
): Promise<Done> {
  const session = sessionOf(held)
  return session.store.exclusively(async () => {
    const item = session.items.get(id)
    const transfer = item && readTransfer(item)
    if (!transfer) return err({ type: 'NotFound' })
    const office = belongingOf(session).office?.id ?? null
    const today = dateAt(world.clock.now(), world.timeZone)
    const planned = await act({ transfer, office, today }, session)
    if (!planned.ok) return planned
    const { gone = new Set(), ...change } = planned.value
    const batch = { ...change, onProgress: () => undefined, isStopped: () => false }
    const written = await writeBatch(world, session, batch)
    if (!written.ok) return written
    const done = remembered(world, held, written.value)
    // Only this act itself can be taken back, until the lock: no earlier one brings back what was carried.
    forgetGone(held, gone, { but: done.undo })
    outdateMade(held)
    return ok(done)
  })
}

/** As long as no package has left with it, nothing of it stays. */
async function takeBack(on: ActingOn, session: Session): ReturnType<Act> {
  if (hasLeft(session, on.transfer)) return err({ type: 'TransferSent' })
  const writes = takeBackTransfer(on)
  if (!writes.ok) return writes
  return ok({ changes: [{ id: on.transfer.id, writes: writes.value, whole: 'removedOn' }] })
}

/** The referral says it too. Nothing of what was carried stays in journal or pages. */
async function withdraw(on: ActingOn, session: Session): ReturnType<Act> {
  const { id, source } = on.transfer
  const writes = withdrawTransfer(on)
  if (!writes.ok) return writes
  const change = { id, writes: writes.value, whole: 'withdrawnOn', keeps: keptWithdrawn }
  const file = await caseOf(session, on.transfer)
  const referral = file?.referrals.find((one) => one.id === source?.referral)
  const said = referral && referral.consent !== 'withdrawn' ? withdrawConsent(referral.id, on.today) : []
  const changes = file && said.length > 0 ? [change, { id: file.id, writes: said }] : [change]
  return ok({ changes, asSnapshot: true, gone: new Set([id]) })
}

/** The sending office keeps a stub. The transfer goes on: the other office will report what became of it. */
async function reduce(world: World, session: Session, on: ActingOn): ReturnType<Act> {
  const { id, from } = on.transfer
  if (from !== on.office) return err({ type: 'TransferOfOtherOffice' })
  const file = await caseOf(session, on.transfer)
  if (!file) return err({ type: 'NotFound' })
  const reduced = reduceAsHandedOver(file, on.transfer, on.today)
  if (!reduced.ok) return reduced
  const gone = new Set([file.id])
  const unlinked = await unlinkChanges(world, session, { gone, erased: false, goingOn: new Set([id]) })
  if (!unlinked.ok) return unlinked
  const changes = [{ id: file.id, ...reduced.value }, ...unlinked.value]
  return ok({
    changes,
    asSnapshot: true,
    beside: leaveNoTrace(session, gone),
    gone: emptiedWith(gone, unlinked.value),
  })
}

/** The case of this office that a transfer was made of. */
async function caseOf(session: Session, transfer: Transfer): Promise<CaseFile | null> {
  const head = sourcesOf(session, [transfer]).get(transfer.id)
  if (!head) return null
  const record = (await readManyOrRepair(session.store, new Set([head.id])))?.get(head.id)
  return record && !isErased(record) ? readCaseFile(record) : null
}

/**
 * Enters into referrals what other offices report of them, in one save with the note that it was entered. By itself this
 * happens after each import, and at one device of the office only: at the one that wrote the referral, as the own case
 * tells. What the other office writes into the transfer cannot move that duty. Where that laptop is lost, blocked or set
 * up anew, the office's first device in use does it. Should two do it all the same, they write the same, which is no conflict.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { enterReport, rememberEntered, reportedFeedback, reportOf } from '#shared/domain/transfer-feedback.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { readTransfer, type Transfer, type TransferResult } from '#shared/domain/transfer.ts'
import {
  isErased,
  writerOf,
  type LiveRecord,
  type MergeableRecord,
  type RecordId,
} from '#shared/records/record.ts'
import { activeDevices } from '#shared/exchange/network-directory.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import { sourcesOf } from '#renderer/vault/transfer-sources.ts'
import type { BatchChange, SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Entering {
  /** Only this one, which a person chose; otherwise all that no person has said otherwise of. */
  readonly only?: EntityId
}

/** Call it inside `store.exclusively`. */
export async function enterReports(
  world: World,
  session: Session,
  { only }: Entering = {},
): Promise<Result<null, SaveError>> {
  const reported = reportedTransfers(session, only)
  if (reported.length === 0) return only === undefined ? ok(null) : err({ type: 'NotFound' })
  const sources = sourcesOf(session, reported)
  const ids = [...reported, ...sources.values()].map(({ id }) => id)
  const records = await readManyOrRepair(session.store, new Set(ids))
  if (!records) return err({ type: 'WriteFailed' })
  const duty = only === undefined ? dutyOf(session) : null
  const changes = reported.flatMap((transfer) =>
    changesFor(transfer, {
      own: liveIn(records, transfer.id),
      record: liveIn(records, sources.get(transfer.id)?.id),
      duty,
    }),
  )
  return enter(world, session, merged(changes))
}

async function enter(
  world: World,
  session: Session,
  changes: readonly BatchChange[],
): Promise<Result<null, SaveError>> {
  if (changes.length === 0) return ok(null)
  const batch = { changes, onProgress: () => undefined, isStopped: () => false }
  const written = await writeBatch(world, session, batch)
  if (written.ok) return ok(null)
  return err(written.error.type === 'Stopped' ? { type: 'WriteFailed' } : written.error)
}

/** Those whose last word is not entered yet; the one that a person chose in any case. */
function reportedTransfers({ items }: Session, only: EntityId | undefined): readonly Transfer[] {
  const transfers = items.ofKind('transfer').flatMap((item) => readTransfer(item) ?? [])
  return transfers.filter((transfer) => {
    const report = reportOf(transfer)
    if (!report || !transfer.source) return false
    return only === undefined ? transfer.entered?.outcome !== report.outcome : transfer.id === only
  })
}

/** This device, and those of its office that are in use, in an order that all of them know. */
interface Duty {
  readonly device: string
  readonly active: readonly string[]
}

function dutyOf(session: Session): Duty {
  const { device, membership, office } = belongingOf(session)
  const devices = membership.directory && office ? activeDevices(membership.directory, [office.id]) : []
  const inOrder = [...devices].sort((a, b) => (a.from + a.id < b.from + b.id ? -1 : 1))
  return { device: device.id, active: inOrder.map(({ id }) => id) }
}

function isOnDuty({ device, active }: Duty, record: LiveRecord, referral: EntityId): boolean {
  const writer = writerOf(record, `r.${referral}.way`) ?? ''
  return (active.includes(writer) ? writer : (active[0] ?? device)) === device
}

interface Reported {
  /** The transfer, and the case it was made of. */
  readonly own: LiveRecord | null
  readonly record: LiveRecord | null
  /** By itself, and only where it falls to this device. */
  readonly duty: Duty | null
}

function changesFor(transfer: Transfer, { own, record, duty }: Reported): readonly BatchChange[] {
  if (!own || !record) return []
  const file = readCaseFile(record)
  const referral = file.referrals.find(({ id }) => id === transfer.source?.referral)
  const report = reportToEnter(transfer, referral, duty !== null)
  if (!referral || !report || (duty && !isOnDuty(duty, record, referral.id))) return []
  return [
    { id: file.id, writes: enterReport(file, referral, report) },
    { id: transfer.id, writes: rememberEntered(report) },
  ]
}

function liveIn(
  records: ReadonlyMap<RecordId, MergeableRecord>,
  id: RecordId | null | undefined,
): LiveRecord | null {
  const record = records.get(id ?? '')
  return record && !isErased(record) ? record : null
}

function reportToEnter(
  transfer: Transfer,
  referral: Parameters<typeof reportedFeedback>[1],
  byItself: boolean,
): TransferResult | null {
  const feedback = reportedFeedback(transfer, referral)
  if (feedback.type === 'none' || (byItself && feedback.type === 'differs')) return null
  return feedback.report
}

/** Two referrals of one case may be answered in one package; a batch changes each record once. */
function merged(changes: readonly BatchChange[]): readonly BatchChange[] {
  const byId = new Map<string, BatchChange>()
  for (const change of changes) {
    const id = change.id ?? ''
    const before = byId.get(id)
    byId.set(id, before ? { ...before, writes: [...before.writes, ...change.writes] } : change)
  }
  return [...byId.values()]
}

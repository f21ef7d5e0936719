/**
 * What remains of a transfer whose case is reduced to its statistics record or erased: from whom to whom, in which
 * quarter, and how it ended. No facts, no word, no day.
 */
import { quarterStart, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Transfer, TransferResult } from '#shared/domain/transfer.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export interface Reducing {
  readonly today: CalendarDate
  /** Cases that are gone for ever, to which nothing may lead. */
  readonly erased: ReadonlySet<EntityId>
}

/** All registers that stay. */
export function reducedTransfer(transfer: Transfer, { today, erased }: Reducing): readonly RegisterWrite[] {
  const { from, to, sentOn, answer, reducedOn, consent } = transfer
  const registers: Readonly<Record<string, RegisterWrite['value']>> = {
    kind: 'transfer',
    from,
    to,
    sentOn: quarterStart(sentOn),
    reducedOn: reducedOn ?? today,
    source: sourceWithout(transfer, erased),
    consent: consent && { kind: consent.kind, on: quarterStart(consent.on) },
    answer: answer && { state: answer.state, on: quarterStart(answer.on), reason: answer.reason },
    result: coarse(transfer.result),
    entered: coarse(transfer.entered),
    opened: transfer.opened && quarterStart(transfer.opened),
    withdrawnOn: transfer.withdrawnOn && quarterStart(transfer.withdrawnOn),
  }
  return Object.entries(registers).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
}

function sourceWithout({ source }: Transfer, erased: ReadonlySet<EntityId>): RegisterWrite['value'] {
  if (source === null) return null
  const isGone = source.case !== null && erased.has(source.case)
  return { referral: source.referral, case: isGone ? null : source.case }
}

function coarse(result: TransferResult | null): RegisterWrite['value'] {
  return result && { outcome: result.outcome, on: quarterStart(result.on) }
}

/** Whether a transfer belongs to one of these cases: as the one it came from, or as one that was opened for it. */
export function belongsTo({ id, source }: Transfer, { cases, transfers, referrals }: WaysOfCases): boolean {
  if (transfers.has(id) || source === null) return transfers.has(id)
  return referrals.has(source.referral) || (source.case !== null && cases.has(source.case))
}

/** Cases, the transfers they came by, and the referrals they may have been handed over with. */
export interface WaysOfCases {
  readonly cases: ReadonlySet<EntityId>
  readonly transfers: ReadonlySet<EntityId>
  readonly referrals: ReadonlySet<EntityId>
}

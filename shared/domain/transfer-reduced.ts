/**
 * What remains of a transfer whose case is reduced to its statistics record or erased: from whom to whom, in which
 * quarter, and how it ended. No facts, no word, no day. An office writes its own registers only; those of the other one
 * stay as they are until that office has learned of it (`leftovers`), and are shown as what is left.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { asEnded, lastingOf, registersOf, type TransferSide } from '#shared/domain/transfer-ended.ts'
import type { Transfer } from '#shared/domain/transfer.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export interface Reducing {
  readonly today: CalendarDate
  /** Cases that are gone for ever, to which nothing may lead. */
  readonly erased: ReadonlySet<EntityId>
  /** The end of the transfer that the reducing office stands at. */
  readonly side: TransferSide
}

export interface ReducedTransfer {
  readonly writes: readonly RegisterWrite[]
  /** Registers of the other office that stay beside what is written. */
  readonly keeps: readonly string[]
}

/** All registers that stay. */
export function reducedTransfer(transfer: Transfer, { today, erased, side }: Reducing): ReducedTransfer {
  const left = asEnded({ ...transfer, reducedOn: transfer.reducedOn ?? today })
  const values = { ...left, source: sourceWithout(left, erased) }
  const ours = registersOf(values, side)
  const keeps = ['kind', ...lastingOf('both')].filter((name) => ours.every((write) => write.name !== name))
  return { writes: [...ours, { name: 'reducedOn', value: values.reducedOn }], keeps }
}

function sourceWithout({ source }: Transfer, erased: ReadonlySet<EntityId>): Transfer['source'] {
  if (source === null) return null
  const isGone = source.case !== null && erased.has(source.case)
  return { referral: source.referral, case: isGone ? null : source.case }
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

/**
 * What the other office says of a transfer, as feedback on the referral it came from. It is entered by itself where
 * nobody has said anything yet, or where only an earlier word of the other office stands; what a person recorded is
 * never overwritten, but shown beside it.
 */
import { quarterStart } from '#shared/base/calendar-date.ts'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'
import type { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import { correctReferralOutcome } from '#shared/domain/referral-writes.ts'
import type { Transfer, TransferResult } from '#shared/domain/transfer.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** The last word of the other office; `null` as long as it has neither accepted nor declined. */
export function reportOf({ answer, result, withdrawnOn }: Transfer): TransferResult | null {
  if (withdrawnOn !== null || answer === null || answer.state === 'seen') return null
  if (answer.state === 'declined') return { outcome: 'declined', on: answer.on }
  return result ?? { outcome: 'arrived', on: answer.on }
}

export type ReportedFeedback =
  /** Nothing to do: nothing was reported, or it stands there. */
  | { readonly type: 'none' }
  | { readonly type: 'enter'; readonly report: TransferResult }
  /** A person here recorded otherwise. */
  | { readonly type: 'differs'; readonly report: TransferResult; readonly outcome: ReferralOutcome }

export function reportedFeedback(
  transfer: Transfer,
  referral: Pick<Referral, 'outcome'> | undefined,
): ReportedFeedback {
  const report = reportOf(transfer)
  if (!report || !referral || referral.outcome === report.outcome) return { type: 'none' }
  const { outcome } = referral
  return isFree(outcome, transfer.entered, report)
    ? { type: 'enter', report }
    : { type: 'differs', report, outcome }
}

/** Whether no person has said anything here. What was entered and then taken back is not entered again. */
function isFree(outcome: ReferralOutcome, entered: TransferResult | null, report: TransferResult): boolean {
  return outcome === 'open' ? entered?.outcome !== report.outcome : outcome === entered?.outcome
}

/**
 * Enters the report into the referral. Its day is never before that of the referral: the other clock may be wrong. In a
 * case that was reduced it is the quarter, like all other days.
 */
export function enterReport(
  file: CaseFile,
  referral: Referral,
  { outcome, on }: TransferResult,
): readonly RegisterWrite[] {
  const told = file.profile.anonymisedOn === null ? on : quarterStart(on)
  const day = told < referral.on ? referral.on : told
  const writes = correctReferralOutcome(file, referral.id, { outcome, on: day })
  return writes.ok ? writes.value : []
}

/** What is remembered in the transfer of it. */
export function rememberEntered(report: TransferResult): readonly RegisterWrite[] {
  return [{ name: 'entered', value: { ...report } }]
}

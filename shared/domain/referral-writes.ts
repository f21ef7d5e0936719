/**
 * The life of a referral. It is open until feedback comes in; what may follow what:
 *
 * | from | to |
 * |---|---|
 * | open | arrived · declined · not attended · offer received · unknown |
 * | arrived | offer received · declined |
 * | not attended, unknown | arrived · declined · offer received · not attended · unknown |
 * | declined, offer received | nothing more |
 *
 * Feedback that was entered by mistake is taken back with `reopenReferral`.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId, Referral } from '#shared/domain/case-file.ts'
import type { CaseSpan } from '#shared/domain/case-writes.ts'
import type { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

const followers: Readonly<Record<ReferralOutcome, readonly ReferralOutcome[]>> = {
  open: ['arrived', 'declined', 'not-attended', 'offer-received', 'unknown'],
  arrived: ['offer-received', 'declined'],
  'not-attended': ['arrived', 'declined', 'offer-received', 'unknown'],
  unknown: ['arrived', 'declined', 'offer-received', 'not-attended'],
  declined: [],
  'offer-received': [],
}

export type ReferralError =
  | { readonly type: 'ReferralBeforeOpening'; readonly openedOn: CalendarDate }
  | { readonly type: 'FeedbackDueBeforeReferral' }
  | { readonly type: 'ReferralUnknown' }
  | { readonly type: 'OutcomeNotPossible'; readonly from: ReferralOutcome; readonly to: ReferralOutcome }
  | { readonly type: 'FeedbackBeforeReferral'; readonly on: CalendarDate }

export function addReferral(
  file: CaseSpan,
  referral: Referral,
): Result<readonly RegisterWrite[], ReferralError> {
  const { openedOn } = file.profile
  if (referral.on < openedOn) return err({ type: 'ReferralBeforeOpening', openedOn })
  if (referral.feedbackDue !== null && referral.feedbackDue < referral.on)
    return err({ type: 'FeedbackDueBeforeReferral' })
  const { id, ...fields } = referral
  return ok(fieldWrites(id, fields))
}

export interface Feedback {
  readonly outcome: Exclude<ReferralOutcome, 'open'>
  readonly on: CalendarDate
}

/** Records what became of a referral. */
export function setReferralOutcome(
  file: CaseFile,
  id: EntityId,
  feedback: Feedback,
): Result<readonly RegisterWrite[], ReferralError> {
  const referral = file.referrals.find((item) => item.id === id)
  if (!referral) return err({ type: 'ReferralUnknown' })
  if (!possibleOutcomes(referral.outcome).includes(feedback.outcome))
    return err({ type: 'OutcomeNotPossible', from: referral.outcome, to: feedback.outcome })
  if (feedback.on < referral.on) return err({ type: 'FeedbackBeforeReferral', on: referral.on })
  return ok(fieldWrites(id, { outcome: feedback.outcome, feedbackOn: feedback.on }))
}

/** Takes feedback back that was entered by mistake. */
export function reopenReferral(id: EntityId): readonly RegisterWrite[] {
  return fieldWrites(id, { outcome: 'open', feedbackOn: null })
}

export function setFeedbackDue(id: EntityId, due: CalendarDate | null): readonly RegisterWrite[] {
  return fieldWrites(id, { feedbackDue: due })
}

/** A referral without a date is none: the other registers stay and mean nothing. */
export function removeReferral(id: EntityId): readonly RegisterWrite[] {
  return [{ name: `r.${id}.on`, value: null }]
}

export function possibleOutcomes(from: ReferralOutcome): readonly ReferralOutcome[] {
  return followers[from]
}

function fieldWrites(id: EntityId, fields: Partial<Omit<Referral, 'id'>>): readonly RegisterWrite[] {
  return Object.entries(fields).map(([field, value]) => ({
    name: `r.${id}.${field}`,
    value,
  }))
}

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
 * Feedback that was entered by mistake is taken back with `reopenReferral`. A hand-over needs consent and the day it was
 * given; a referral in any other way needs none.
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
  | ConsentError

/** Who hands a person's matter over needs their word for it, given before. */
export type ConsentError =
  | { readonly type: 'ConsentMissing' }
  | { readonly type: 'ConsentDayMissing' }
  | { readonly type: 'ConsentWithdrawn' }
  | { readonly type: 'ConsentAfterReferral' }

export function addReferral(
  file: CaseSpan,
  referral: Referral,
): Result<readonly RegisterWrite[], ReferralError> {
  const problem = problemOf(file, referral)
  const { id, ...fields } = referral
  return problem === null ? ok(fieldWrites(id, fields)) : err(problem)
}

/** Changes a referral: writes the fields that differ and no other, so that two offices' changes do not meet. */
export function changeReferral(
  file: CaseFile,
  referral: Referral,
): Result<readonly RegisterWrite[], ReferralError> {
  const before = file.referrals.find(({ id }) => id === referral.id)
  if (!before) return err({ type: 'ReferralUnknown' })
  const problem = changedProblem(file, before, referral) ?? feedbackProblem(referral)
  if (problem !== null) return err(problem)
  const { id, ...fields } = referral
  const changed = Object.entries(fields).filter(([field, value]) => !isSame(before[field as Field], value))
  return ok(fieldWrites(id, Object.fromEntries(changed)))
}

type Field = Exclude<keyof Referral, 'id'>

function isSame(a: Referral[Field], b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Takes a change or a removal back: the referral is as it was. */
export function restoreReferral({ id, ...fields }: Referral): readonly RegisterWrite[] {
  return fieldWrites(id, fields)
}

/** Takes feedback back to what was known before, which need not be nothing. */
export function restoreFeedback({ id, outcome, feedbackOn }: Referral): readonly RegisterWrite[] {
  return fieldWrites(id, { outcome, feedbackOn })
}

/** What keeps the way, the kind of consent and its day from going together; `null` when nothing does. */
export function consentProblem(
  referral: Pick<Referral, 'way' | 'on' | 'consent' | 'consentOn'>,
): ConsentError | null {
  if (referral.way !== 'handover-with-consent') return null
  if (referral.consent === 'withdrawn') return { type: 'ConsentWithdrawn' }
  if (referral.consent === null || referral.consent === 'not-needed') return { type: 'ConsentMissing' }
  if (referral.consentOn === null) return { type: 'ConsentDayMissing' }
  return referral.consentOn > referral.on ? { type: 'ConsentAfterReferral' } : null
}

function problemOf(file: CaseSpan, referral: Referral): ReferralError | null {
  const { openedOn } = file.profile
  if (referral.on < openedOn) return { type: 'ReferralBeforeOpening', openedOn }
  if (referral.feedbackDue !== null && referral.feedbackDue < referral.on)
    return { type: 'FeedbackDueBeforeReferral' }
  return consentProblem(referral)
}

/** Consent may be withdrawn after the hand-over: then this is what is recorded, with its day. */
function changedProblem(file: CaseFile, before: Referral, after: Referral): ReferralError | null {
  const withdrawn = before.way === after.way && after.consent === 'withdrawn'
  if (!withdrawn) return problemOf(file, after)
  if (after.consentOn === null) return { type: 'ConsentDayMissing' }
  return problemOf(file, { ...after, way: 'contact-given' })
}

function feedbackProblem({ on, feedbackOn }: Referral): ReferralError | null {
  return feedbackOn !== null && feedbackOn < on ? { type: 'FeedbackBeforeReferral', on } : null
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

/** Puts other feedback in the place of what is recorded: a slip that came back late says it otherwise. */
export function correctReferralOutcome(
  file: CaseFile,
  id: EntityId,
  feedback: Feedback,
): Result<readonly RegisterWrite[], ReferralError> {
  const reopened = file.referrals.map((item) =>
    item.id === id ? { ...item, outcome: 'open' as const } : item,
  )
  return setReferralOutcome({ ...file, referrals: reopened }, id, feedback)
}

/** Takes feedback back that was entered by mistake. */
export function reopenReferral(id: EntityId): readonly RegisterWrite[] {
  return fieldWrites(id, { outcome: 'open', feedbackOn: null })
}

export function setFeedbackDue(id: EntityId, due: CalendarDate | null): readonly RegisterWrite[] {
  return fieldWrites(id, { feedbackDue: due })
}

/** The consent to a hand-over was withdrawn; what was said on the day it was given stays in the history only. */
export function withdrawConsent(id: EntityId, on: CalendarDate): readonly RegisterWrite[] {
  return fieldWrites(id, { consent: 'withdrawn', consentOn: on })
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

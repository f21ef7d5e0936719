/** From the captured conversation to the registers of one save: case, conversation, follow-up, referral. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import {
  addConsultation,
  addFollowUp,
  openCase,
  setProfileField,
  type CaseSpan,
  type ConsultationError,
} from '#shared/domain/case-writes.ts'
import { likelyForm } from '#shared/domain/contact-order.ts'
import { addReferral, type ReferralError } from '#shared/domain/referral-writes.ts'
import type { ConsultationKind } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { personFields, type CaptureForm } from '#renderer/views/outreach/capture-form.ts'
import type { SuggestedBody } from '#renderer/views/referrals/suggested-bodies.ts'

export interface Captured {
  readonly form: CaptureForm
  /** The known case; `null` when this is the first conversation. */
  readonly file: CaseFile | null
  /** What the outreach mode gives to each conversation. */
  readonly held: {
    readonly on: CalendarDate
    readonly kind: ConsultationKind
    readonly place: string
    readonly by: string
  }
  readonly today: CalendarDate
  /** Fresh ids: for the conversation, the follow-up, the referral. */
  readonly ids: readonly [EntityId, EntityId, EntityId]
  readonly body: SuggestedBody | null
  /** Why to that body: the topics in words. */
  readonly reason: string
}

export type CaptureError = ConsultationError | ReferralError

/** Weeks after which an answer is hoped for. */
const feedbackWeeks = 4

export function captureWrites(captured: Captured): Result<readonly RegisterWrite[], CaptureError> {
  const { file, held, form, ids } = captured
  const span: CaseSpan = file ?? { profile: { openedOn: held.on, closedOn: null } }
  const talk = talkWrites(captured, span)
  if (!talk.ok) return talk
  const referral = referralWrites(captured, span)
  if (!referral.ok) return referral
  const { followUpOn: on, followUpWhat: what } = form
  const followUp = on === null ? [] : addFollowUp({ id: ids[1], on, what, done: false })
  return ok([...profileWrites(captured), ...talk.value, ...followUp, ...referral.value])
}

/** All facts of a new case; of a known one only what is said differently now. */
function profileWrites({ file, form, held }: Captured): readonly RegisterWrite[] {
  if (!file) {
    const facts = Object.fromEntries(personFields.map((field) => [field, form[field]]))
    return openCase({
      ...facts,
      clientGroup: form.clientGroup,
      region: form.region,
      topics: form.topics,
      openedOn: held.on,
      adviser: held.by,
    })
  }
  return personFields
    .filter((field) => form[field] !== null && form[field] !== file.profile[field])
    .flatMap((field) => setProfileField(field, form[field]))
}

function talkWrites(
  { file, form, held, today, ids }: Captured,
  span: CaseSpan,
): Result<readonly RegisterWrite[], ConsultationError> {
  const { duration, mediation, topics, note } = form
  const kind = form.form ?? likelyForm(file?.consultations ?? [], held.on)
  const talk = { duration, mediation, topics, note, form: kind }
  return addConsultation(span, { id: ids[0], ...held, ...talk }, today)
}

function referralWrites(
  { body, form, held, ids, reason }: Captured,
  span: CaseSpan,
): Result<readonly RegisterWrite[], ReferralError> {
  if (!body) return ok([])
  return addReferral(span, {
    id: ids[2],
    on: held.on,
    bodyType: body.type,
    body: body.body,
    town: body.town,
    reason: reason.slice(0, 300),
    way: form.way,
    feedbackDue: addToDate(held.on, { weeks: feedbackWeeks }),
    outcome: 'open',
    feedbackOn: null,
    consent: null,
    consentOn: null,
    origin: null,
  })
}

/** What takes the save back: a new case goes into the bin, a known one is as it was. */
export function uncaptureWrites(
  file: CaseFile | null,
  writes: readonly RegisterWrite[],
  today: CalendarDate,
): readonly RegisterWrite[] {
  if (!file) return setProfileField('binnedOn', today)
  const before: Readonly<Record<string, RegisterWrite['value']>> = { ...file.profile }
  return writes.map(({ name }) => ({ name, value: before[name] ?? null }))
}

/** From the filled form to the registers of the case: the conversation, and what came of it. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import {
  addAgreement,
  addConsultation,
  addFollowUp,
  type ConsultationError,
} from '#shared/domain/case-writes.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { ConsultationForm } from '#renderer/views/forms/consultation-form.ts'

export interface HeldConsultation {
  readonly file: CaseFile
  readonly form: ConsultationForm
  /** Fresh ids: for the conversation, the agreement, the follow-up. */
  readonly ids: readonly [EntityId, EntityId, EntityId]
  readonly by: string
  readonly today: CalendarDate
}

export function consultationWrites(
  held: HeldConsultation,
): Result<readonly RegisterWrite[], ConsultationError> {
  const { file, form, ids, by, today } = held
  const { on, kind, form: counsellingForm, duration, mediation, topics, note } = form
  const consultation = {
    id: ids[0],
    on,
    kind,
    form: counsellingForm,
    duration,
    mediation,
    topics,
    note,
    by,
    place: '',
  }
  const first = addConsultation(file, consultation, today)
  return first.ok
    ? ok([...first.value, ...agreementWrites(form, ids[1]), ...followUpWrites(form, ids[2])])
    : first
}

function agreementWrites(form: ConsultationForm, id: EntityId): readonly RegisterWrite[] {
  const { agreementWho: who, agreementWhat: what, agreementDue: due } = form
  return what === '' ? [] : addAgreement({ id, who, what, due, done: false })
}

function followUpWrites(form: ConsultationForm, id: EntityId): readonly RegisterWrite[] {
  const { followUpOn: on, followUpWhat: what } = form
  return on === null ? [] : addFollowUp({ id, on, what, done: false })
}

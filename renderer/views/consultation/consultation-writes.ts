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
  /** Draws a fresh id: for the conversation, each agreement and each follow-up. */
  readonly newId: () => Promise<EntityId>
  readonly by: string
  readonly today: CalendarDate
}

/** Rows that stayed empty are not written. */
export async function consultationWrites(
  held: HeldConsultation,
): Promise<Result<readonly RegisterWrite[], ConsultationError>> {
  const { file, form, newId, by, today } = held
  const { agreements: _agreements, followUps: _followUps, ...talk } = form
  const first = addConsultation(file, { ...talk, id: await newId(), by }, today)
  return first.ok ? ok([...first.value, ...(await rowWrites(held))]) : first
}

async function rowWrites({ form, newId }: HeldConsultation): Promise<readonly RegisterWrite[]> {
  const writes: RegisterWrite[] = []
  for (const { who, what, due } of form.agreements) {
    if (what !== '') writes.push(...addAgreement({ id: await newId(), who, what, due, done: false }))
  }
  for (const { on, what } of form.followUps) {
    if (on !== null) writes.push(...addFollowUp({ id: await newId(), on, what, done: false }))
  }
  return writes
}

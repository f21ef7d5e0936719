/** A conversation with what came of it: agreements and follow-ups, each row whole or left empty. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import * as lists from '#shared/domain/value-lists.ts'
import { listed, maybeListed, severalListed } from '#renderer/views/forms/list-value.ts'

const day = z
  .string()
  .nullable()
  .pipe(z.string({ error: 'errors.field.date' }).pipe(CalendarDate))
const maybeDay = z.string().nullable().pipe(z.nullable(CalendarDate))
const shortText = z.string().trim().max(300, 'errors.field.tooLong')

const AgreementRow = z
  .object({ who: z.enum(['client', 'adviser', 'partner']), what: shortText, due: maybeDay })
  // Rows without words are not written: the day would be lost.
  .refine(({ what, due }) => what !== '' || due === null, {
    path: ['what'],
    message: 'consultation.agreementMissing',
  })

const FollowUpRow = z
  .object({ on: maybeDay, what: shortText })
  // A day without a reason, or a reason without a day, would never come up again.
  .refine(({ on, what }) => on !== null || what === '', { path: ['on'], message: 'errors.field.pair' })
  .refine(({ on, what }) => what !== '' || on === null, { path: ['what'], message: 'errors.field.pair' })

export const ConsultationForm = z.object({
  on: day,
  kind: listed(lists.ConsultationKind),
  form: listed(lists.CounsellingForm),
  /** Somebody said what the contact was; until then it follows from the days. */
  formChosen: z.boolean(),
  duration: maybeListed(lists.Duration),
  mediation: maybeListed(lists.Mediation),
  place: z.string().trim().max(80, 'errors.field.tooLong'),
  topics: severalListed(lists.Topic),
  note: z.string().trim().max(2000, 'errors.field.tooLong'),
  agreements: z.array(AgreementRow),
  followUps: z.array(FollowUpRow),
})
export type ConsultationForm = z.output<typeof ConsultationForm>
export type ConsultationValues = z.input<typeof ConsultationForm>

export const emptyAgreement: ConsultationValues['agreements'][number] = { who: 'client', what: '', due: null }
export const emptyFollowUp: ConsultationValues['followUps'][number] = { on: null, what: '' }

/** What the outreach mode says, or else what was used last: most days have one kind of conversation. */
export interface ConsultationStart {
  readonly on: CalendarDate
  readonly kind: string | null
  /** First or later contact, as far as that is known. */
  readonly form: string | null
  readonly duration: string | null
  readonly mediation: string | null
  readonly place: string
}

export function emptyConsultation(start: ConsultationStart): ConsultationValues {
  return {
    ...start,
    formChosen: false,
    topics: [],
    note: '',
    agreements: [{ ...emptyAgreement }],
    followUps: [{ ...emptyFollowUp }],
  }
}

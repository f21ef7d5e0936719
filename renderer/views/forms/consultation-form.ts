/** A conversation with what came of it: at most one agreement and one follow-up, both may stay empty. */
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

export const ConsultationForm = z
  .object({
    on: day,
    kind: listed(lists.ConsultationKind),
    form: listed(lists.CounsellingForm),
    duration: maybeListed(lists.Duration),
    mediation: maybeListed(lists.Mediation),
    topics: severalListed(lists.Topic),
    note: z.string().trim().max(2000, 'errors.field.tooLong'),
    agreementWho: z.enum(['client', 'adviser', 'partner']),
    agreementWhat: shortText,
    agreementDue: maybeDay,
    followUpOn: maybeDay,
    followUpWhat: shortText,
  })
  // A day without a reason, or a reason without a day, would never come up again.
  .refine((form) => form.followUpOn !== null || form.followUpWhat === '', {
    path: ['followUpOn'],
    message: 'errors.field.pair',
  })
  .refine((form) => form.followUpWhat !== '' || form.followUpOn === null, {
    path: ['followUpWhat'],
    message: 'errors.field.pair',
  })
export type ConsultationForm = z.output<typeof ConsultationForm>

export interface LastUsed {
  readonly kind: string | null
  readonly duration: string | null
}

/** What was used last comes first: most days have one kind of conversation. */
export function emptyConsultation(
  today: CalendarDate,
  isFirst: boolean,
  last: LastUsed,
): z.input<typeof ConsultationForm> {
  return {
    on: today,
    kind: last.kind,
    form: isFirst ? 'first' : 'follow-up',
    duration: last.duration,
    mediation: null,
    topics: [],
    note: '',
    agreementWho: 'client',
    agreementWhat: '',
    agreementDue: null,
    followUpOn: null,
    followUpWhat: '',
  }
}

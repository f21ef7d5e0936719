/** A referral: to whom, why, how, and when an answer is hoped for; at a hand-over also the consent to it. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import * as referralLists from '#shared/domain/referral-lists.ts'
import { listed, maybeListed } from '#renderer/views/forms/list-value.ts'

export const ReferralForm = z
  .object({
    bodyType: z
      .string()
      .nullable()
      .pipe(z.string({ error: 'errors.field.choose' })),
    body: z.string().trim().min(1, 'errors.field.required').max(200, 'errors.field.tooLong'),
    town: z.string().trim().max(80, 'errors.field.tooLong'),
    reason: z.string().trim().max(300, 'errors.field.tooLong'),
    way: listed(referralLists.ReferralWay),
    on: z
      .string()
      .nullable()
      .pipe(z.string({ error: 'errors.field.date' }).pipe(CalendarDate)),
    feedbackDue: z.string().nullable().pipe(z.nullable(CalendarDate)),
    consent: maybeListed(referralLists.Consent),
    consentOn: z.string().nullable().pipe(z.nullable(CalendarDate)),
  })
  .refine(({ way, consent }) => way !== 'handover-with-consent' || consent !== null, {
    path: ['consent'],
    message: 'errors.ConsentMissing',
  })
  .refine(({ way, consentOn }) => way !== 'handover-with-consent' || consentOn !== null, {
    path: ['consentOn'],
    message: 'errors.ConsentDayMissing',
  })
  // What was typed into fields that are out of sight is not kept.
  .transform((form) =>
    form.way === 'handover-with-consent' ? form : { ...form, consent: null, consentOn: null },
  )
export type ReferralForm = z.output<typeof ReferralForm>

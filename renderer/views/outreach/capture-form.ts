/** A whole first conversation on one screen: who, what about, what next, to whom. Only group and region must be known. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import * as lists from '#shared/domain/value-lists.ts'
import { ReferralWay } from '#shared/domain/referral-lists.ts'
import { listed, maybeListed, severalListed } from '#renderer/views/forms/list-value.ts'

export const CaptureForm = z
  .object({
    /** Typed for a case that is known already. */
    code: z.string().trim().max(20, 'errors.field.tooLong'),
    clientGroup: listed(lists.ClientGroup),
    region: listed(lists.Region),
    gender: maybeListed(lists.Gender),
    ageBand: maybeListed(lists.AgeBand),
    residence: maybeListed(lists.Residence),
    german: maybeListed(lists.GermanLevel),
    mediation: maybeListed(lists.Mediation),
    duration: maybeListed(lists.Duration),
    /** First or later contact where somebody said it; else it follows from the case. */
    form: maybeListed(lists.CounsellingForm),
    topics: severalListed(lists.Topic),
    note: z.string().trim().max(2000, 'errors.field.tooLong'),
    followUpWhat: z.string().trim().max(300, 'errors.field.tooLong'),
    followUpOn: z.string().nullable().pipe(z.nullable(CalendarDate)),
    /** Key of a suggested body. */
    body: z.string().nullable(),
    way: listed(ReferralWay),
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
export type CaptureForm = z.output<typeof CaptureForm>
export type CaptureValues = z.input<typeof CaptureForm>

export type CaptureStart = Pick<CaptureValues, 'clientGroup' | 'region' | 'mediation' | 'duration' | 'way'>

export function emptyCapture(start: CaptureStart): CaptureValues {
  return {
    code: '',
    gender: null,
    ageBand: null,
    residence: null,
    german: null,
    form: null,
    topics: [],
    note: '',
    followUpWhat: '',
    followUpOn: null,
    body: null,
    ...start,
  }
}

/** The facts about the person, which a known case has already. */
export const personFields = ['clientGroup', 'region', 'gender', 'ageBand', 'residence', 'german'] as const

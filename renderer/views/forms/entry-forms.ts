/** The entries of a case as forms of their own: a conversation that is corrected, an agreement, a feedback, a link. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { PlacementState } from '#shared/domain/company-lists.ts'
import { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import * as lists from '#shared/domain/value-lists.ts'
import { listed, maybeListed, severalListed } from '#renderer/views/forms/list-value.ts'

const day = z
  .string({ error: 'errors.field.date' })
  .nullable()
  .pipe(z.string({ error: 'errors.field.date' }).pipe(CalendarDate))
const neededText = z.string().trim().min(1, 'errors.field.required').max(300, 'errors.field.tooLong')

export const ConsultationEdit = z.object({
  on: day,
  kind: listed(lists.ConsultationKind),
  form: listed(lists.CounsellingForm),
  duration: maybeListed(lists.Duration),
  mediation: maybeListed(lists.Mediation),
  topics: severalListed(lists.Topic),
  place: z.string().trim().max(80, 'errors.field.tooLong'),
  note: z.string().trim().max(2000, 'errors.field.tooLong'),
})

export const AgreementForm = z.object({
  who: z.enum(['client', 'adviser', 'partner']),
  what: neededText,
  due: z.string().nullable().pipe(z.nullable(CalendarDate)),
})

/** Whether the results are enough and the day is possible, the case itself says (`closeCase`). */
export const ClosingForm = z.object({ on: day, results: severalListed(lists.CaseResult) })

export const FeedbackForm = z.object({ outcome: listed(ReferralOutcome.exclude(['open'])), on: day })

/** What becomes of somebody at a place, and whether to ask after them. */
export const PlacementMoveForm = z.object({ to: listed(PlacementState), on: day, asks: z.boolean() })

/** Whether there is a case with this code, the vault says. */
export const LinkForm = z.object({ kind: listed(lists.LinkKind), code: z.string().trim() })

export const FollowUpForm = z.object({ what: neededText, on: day })

/** Handing over, declining, asking and answering: what is half typed stays, and what is missing is said at its field. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { DeclineReason, longestText } from '#shared/domain/transfer.ts'
import { Urgency } from '#shared/domain/transfer-facts.ts'
import { listed } from '#renderer/views/forms/list-value.ts'

const text = z.string().trim().max(longestText, 'errors.field.tooLong')

export const SayForm = z.object({ text: text.min(1, 'errors.QuestionMissing') })

export const DeclineForm = z.object({ reason: listed(DeclineReason), note: text })

export const TransferForm = z
  .object({
    office: z
      .string()
      .nullable()
      .pipe(z.string({ error: 'errors.OfficeMissing' })),
    wish: text,
    urgency: listed(Urgency),
    deadline: z.string().nullable().pipe(z.nullable(CalendarDate)),
    /** Facts that do not go. */
    left: z.array(z.string()),
  })
  .refine(({ urgency, deadline }) => urgency !== 'deadline' || deadline !== null, {
    path: ['deadline'],
    message: 'errors.field.date',
  })
export type TransferForm = z.output<typeof TransferForm>

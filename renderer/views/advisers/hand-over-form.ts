/** To whom, from when, and what the other should know. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { handOverNoteLength } from '#shared/domain/hand-over.ts'

export const HandOverForm = z.object({
  to: z
    .string({ error: 'errors.field.choose' })
    .nullable()
    .pipe(z.string({ error: 'errors.field.choose' }).min(1, 'errors.field.choose')),
  on: z
    .string()
    .nullable()
    .pipe(z.string({ error: 'errors.field.date' }).pipe(CalendarDate)),
  note: z.string().trim().max(handOverNoteLength, 'errors.field.tooLong'),
})

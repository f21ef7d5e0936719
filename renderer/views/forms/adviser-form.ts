/** An adviser goes by initials: short enough that nobody takes the field for a name. */
import * as z from 'zod'

export const AdviserForm = z.object({
  initials: z
    .string()
    .trim()
    .regex(/^\p{L}{2,4}$/u, 'errors.field.initials')
    .transform((typed) => typed.toLocaleUpperCase('de')),
})

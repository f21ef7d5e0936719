/** Fields hold values of lists as plain strings; these check that the value is one of the list. */
import * as z from 'zod'

type ListSchema = z.ZodType<string, string>

/** May stay open. */
export function maybeListed<S extends ListSchema>(list: S) {
  return z.string().nullable().pipe(z.nullable(list))
}

/** Must be chosen. */
export function listed<S extends ListSchema>(list: S) {
  return z
    .string({ error: 'errors.field.choose' })
    .nullable()
    .refine((value): value is string => value !== null, 'errors.field.choose')
    .pipe(list)
}

export function severalListed<S extends ListSchema>(list: S) {
  return z.array(z.string()).readonly().pipe(z.array(list).readonly())
}

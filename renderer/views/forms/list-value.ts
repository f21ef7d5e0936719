/** Fields hold values of lists as plain strings; these check that the value is one of the list. */
import * as z from 'zod'

type ListSchema = z.ZodType<string, string>

/* The types of these are zod's own and say more than words could: `z.input` and `z.output` of a form rest on them. */
/* eslint-disable @typescript-eslint/explicit-module-boundary-types */

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

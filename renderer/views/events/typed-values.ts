/** Fields of event forms that hold a number or a time while it is typed: text in, value or the key of a sentence out. */
import * as z from 'zod'
import { mostHeads } from '#shared/events/event.ts'
import { parseTime } from '#renderer/views/events/parse-time.ts'

/* The types of these are zod's own and say more than words could: `z.input` and `z.output` of a form rest on them. */
/* eslint-disable @typescript-eslint/explicit-module-boundary-types */

/** A whole number from 0, or nothing. */
export const maybeCount = z
  .string()
  .trim()
  .regex(/^\d*$/, 'errors.field.count')
  .refine((typed) => countOf(typed) !== undefined, 'errors.field.tooBig')
  .transform((typed) => countOf(typed) ?? null)

/** A time of day, or nothing. */
export const maybeTime = z
  .string()
  .trim()
  .refine((typed) => typed === '' || parseTime(typed) !== null, 'errors.field.time')
  .transform((typed) => (typed === '' ? null : parseTime(typed)))

export function shortText(most: number) {
  return z.string().trim().max(most, 'errors.field.tooLong')
}

/** The number that was typed, `null` for none; `undefined` for what is no count. */
export function countOf(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const count = /^\d{1,5}$/.test(text) ? Number(text) : mostHeads + 1
  return count <= mostHeads ? count : undefined
}

export function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? '' : String(count)
}

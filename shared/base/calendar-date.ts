/** A day without a time zone, written `2026-11-22`. Compares as a string. */
import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

export const CalendarDate = z.iso.date().brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof CalendarDate>

export interface DateSpan {
  readonly days?: number
  readonly weeks?: number
  readonly months?: number
  readonly years?: number
}

/**
 * The day a span later (or earlier, with negative numbers). A month's end is kept inside the month:
 * 31 January plus one month is the last day of February, as § 188 (3) BGB has it for periods.
 */
export function addToDate(date: CalendarDate, span: DateSpan): CalendarDate {
  const { years = 0, months = 0, weeks = 0, days = 0 } = span
  const asked = `${date} ${years} ${months} ${weeks} ${days}`
  const known = sums.get(asked)
  if (known !== undefined) return known
  const sum = Temporal.PlainDate.from(date).add(Temporal.Duration.from(span)).toString() as CalendarDate
  if (sums.size >= keptSums) sums.clear()
  sums.set(asked, sum)
  return sum
}

/** A chain counts from the same few days again and again, and each sum takes a hundredth of a millisecond. */
const sums = new Map<string, CalendarDate>()
const keptSums = 2000

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/** Whole months from `from` to `to`, rounded towards zero. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'months' }).months
}

/** The day in a time zone (an IANA name such as `Europe/Berlin`) at an instant in milliseconds. */
export function dateAt(milliseconds: number, timeZone: string): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as CalendarDate
}

/** The time of day in a time zone at an instant in milliseconds, as `14:03`. */
export function timeAt(milliseconds: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** The first day of the quarter a day lies in. */
export function quarterStart(date: CalendarDate): CalendarDate {
  const { year, month } = Temporal.PlainDate.from(date)
  const first = month - ((month - 1) % 3)
  return Temporal.PlainDate.from({ year, month: first, day: 1 }).toString() as CalendarDate
}

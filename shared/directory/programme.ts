/**
 * A programme: money and work for a while, after which names and bodies are gone. Data, never a constant: every one can
 * be changed by the office. What ends is asked about before somebody is sent there.
 */
import * as z from 'zod'
import { addToDate, CalendarDate } from '#shared/base/calendar-date.ts'

/** A day, a month or a year, as exactly as it is known: `2022`, `2022-12`, `2022-12-31`. */
export const RoughDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .brand<'RoughDate'>()
export type RoughDate = z.infer<typeof RoughDate>

export const ProgrammeDetails = z
  .strictObject({
    name: z.string().trim().min(1).max(160),
    funder: z.string().max(160),
    start: RoughDate.nullable(),
    end: RoughDate.nullable(),
    /** The newest sign of life in a source. */
    lastSeen: RoughDate.nullable(),
    offers: z.string().max(400),
    note: z.string().max(600),
    /** Where the office knows it from. */
    source: z.string().max(200),
    checkedOn: CalendarDate.nullable(),
    /** Seen in a source that was shipped, or the office vouches for it. */
    verified: z.boolean(),
  })
  .readonly()
export type ProgrammeDetails = z.infer<typeof ProgrammeDetails>

/** Shipped with the sources it was seen in; what an office alone enters is not shipped. */
export const BundledProgramme = z
  .strictObject({
    ...ProgrammeDetails.unwrap().omit({ source: true, checkedOn: true }).shape,
    id: z.string(),
    sources: z.array(z.string()).readonly(),
  })
  .readonly()
export type BundledProgramme = z.infer<typeof BundledProgramme>

/**
 * `ask-ended`: its end is over, or nothing was seen of it for a year and no end is known; `ends-soon`: within three
 * months; `unknown`: no end is known, and nothing says that it is over. Only a known end lets it count as running.
 */
export type ProgrammeState = 'running' | 'ends-soon' | 'ask-ended' | 'unknown'

/** What is to be thought of a programme on a day. */
export function programmeState(
  { end, lastSeen }: Pick<ProgrammeDetails, 'end' | 'lastSeen'>,
  today: CalendarDate,
): ProgrammeState {
  if (end !== null) {
    const last = lastDayOf(end)
    if (last < today) return 'ask-ended'
    return last <= addToDate(today, { months: 3 }) ? 'ends-soon' : 'running'
  }
  const isForgotten = lastSeen !== null && lastDayOf(lastSeen) < addToDate(today, { years: -1 })
  return isForgotten ? 'ask-ended' : 'unknown'
}

/** The last day that a rough date may mean. */
export function lastDayOf(date: RoughDate): CalendarDate {
  if (date.length === 4) return `${date}-12-31` as CalendarDate
  if (date.length === 10) return date as string as CalendarDate
  return addToDate(addToDate(`${date}-01` as CalendarDate, { months: 1 }), { days: -1 })
}

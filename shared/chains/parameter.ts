/** Numbers of the law that change: spans, hours, amounts. Each value has the days it holds from and until. */
import * as z from 'zod'
import { addToDate, CalendarDate, type DateSpan } from '#shared/base/calendar-date.ts'
import { Citation } from '#shared/laws/citation.ts'

export const Validity = z
  .strictObject({
    /** First day; `null` where it is older than anything asked of it. */
    from: CalendarDate.nullable(),
    /** Last day; `null` while it holds. */
    until: CalendarDate.nullable(),
  })
  .readonly()
export type Validity = z.infer<typeof Validity>

export const ParameterVersion = z
  .strictObject({
    value: z.number(),
    valid: Validity,
    law: z.array(Citation).readonly(),
    sources: z.array(z.string()).readonly(),
    /** False shows as "zu prüfen". */
    verified: z.boolean(),
    note: z.string().optional(),
  })
  .readonly()
export type ParameterVersion = z.infer<typeof ParameterVersion>

export const Parameter = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    unit: z.enum(['days', 'weeks', 'months', 'years', 'hours', 'hours-per-week', 'euro', 'percent', 'count']),
    versions: z.array(ParameterVersion).min(1).readonly(),
  })
  .readonly()
export type Parameter = z.infer<typeof Parameter>

export type ParameterSet = ReadonlyMap<string, Parameter>

export function holdsOn(valid: Validity | undefined, date: CalendarDate): boolean {
  if (!valid) return true
  return (valid.from === null || valid.from <= date) && (valid.until === null || date <= valid.until)
}

/** The value that held on a day; `null` where none is known. */
export function versionOn(parameter: Parameter, date: CalendarDate): ParameterVersion | null {
  return parameter.versions.find((version) => holdsOn(version.valid, date)) ?? null
}

/**
 * Since when the value of a day has held without a break, over versions that only name another law; `null` where that is
 * older than anything asked of it, or no value is known.
 */
export function valueSince(parameter: Parameter, date: CalendarDate): CalendarDate | null {
  const now = versionOn(parameter, date)
  if (now === null || now.valid.from === null) return null
  const before = versionOn(parameter, addToDate(now.valid.from, { days: -1 }))
  return before?.value === now.value
    ? valueSince(parameter, addToDate(now.valid.from, { days: -1 }))
    : now.valid.from
}

const spans = { days: 'days', weeks: 'weeks', months: 'months', years: 'years' } as const

/** Whether it can be counted on from a day. */
export function isSpan({ unit }: Pick<Parameter, 'unit'>): boolean {
  return unit in spans
}

/** The parameter as a span of time; `null` where it is none or has no value on that day. */
export function offsetOn(parameters: ParameterSet, id: string, date: CalendarDate): DateSpan | null {
  const parameter = parameters.get(id)
  const version = parameter ? versionOn(parameter, date) : null
  if (!parameter || !version || !isSpan(parameter)) return null
  return { [parameter.unit]: version.value }
}

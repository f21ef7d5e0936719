/** Days, months and years as people write them: `30.06.2027`, `06.2027`, `2027`. */
import { RoughDate } from '#shared/directory/programme.ts'

/** `null` for nothing typed, `undefined` for what nobody can read. */
export function readRoughDate(typed: string): RoughDate | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const [, day, month, year] = /^(?:(?:(\d{1,2})\.\s?)?(\d{1,2})[./]\s?)?(\d{4})$/.exec(text) ?? []
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined)
  const read = RoughDate.safeParse(parts.join('-'))
  return read.success && isReal(read.data) ? read.data : undefined
}

export function writeRoughDate(date: RoughDate | null): string {
  return date === null ? '' : date.split('-').reverse().join('.')
}

/** Certainly before: of a year and a month in it, neither is. */
export function isBefore(one: RoughDate, other: RoughDate): boolean {
  const known = Math.min(one.length, other.length)
  return one.slice(0, known) < other.slice(0, known)
}

/** 31 February is none. */
function isReal(date: string): boolean {
  if (date.length < 10) return true
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}

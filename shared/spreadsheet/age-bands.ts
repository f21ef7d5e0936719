/** Ages and days of birth as bands. Only the band is kept. */
import { monthsBetween, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { AgeBand } from '#shared/domain/value-lists.ts'
import { readDay } from '#shared/spreadsheet/days.ts'

/** The first age that is no longer in the band. */
const bands: readonly (readonly [number, AgeBand])[] = [
  [15, 'under-15'],
  [18, '15-17'],
  [21, '18-20'],
  [25, '21-24'],
  [27, '25-26'],
  [30, '27-29'],
  [35, '30-34'],
  [55, '35-54'],
  [120, '55-plus'],
]

/** `null` for what is no age of a person. */
export function bandOfAge(years: number): AgeBand | null {
  if (!Number.isFinite(years) || years < 0) return null
  return bands.find(([end]) => years < end)?.[1] ?? null
}

/**
 * The band of somebody born on a day, at another day. A year alone gives a band only where both ages it leaves open
 * lie in one. `null` where the text is no day of birth.
 */
export function bandOfBirth(text: string, at: CalendarDate, date1904: boolean): AgeBand | null {
  const year = /^(?:19|20)\d{2}$/.exec(text.trim())?.[0]
  if (year !== undefined) {
    const older = bandOfAge(Number(at.slice(0, 4)) - Number(year))
    return older === bandOfAge(Number(at.slice(0, 4)) - Number(year) - 1) ? older : null
  }
  const born = readDay(text, date1904)
  return born === null || born > at ? null : bandOfAge(Math.floor(monthsBetween(born, at) / 12))
}

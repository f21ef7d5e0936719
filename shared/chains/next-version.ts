/** Versions are days; a second one of the same day is counted. They sort as text, and the newer wins. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'

/** The version after all of these. */
export function nextVersion(former: readonly string[], today: CalendarDate): string {
  const newest = former.reduce<string>((last, version) => (version > last ? version : last), '')
  if (newest < today) return today
  const [, base = newest, count = '1'] = /^(.*)\.(\d{2})$/.exec(newest) ?? []
  return Number(count) < 99 ? `${base}.${String(Number(count) + 1).padStart(2, '0')}` : `${newest}.01`
}

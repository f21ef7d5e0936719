/** Days, times and numbers as they are written in Germany. */
import { officeTimeZone } from '#shared/base/office-zone.ts'

/**
 * `2026-12-24` becomes `24.12.2026`. A moment (RFC 3339) is of the day that the office's calendar has then: shortly
 * after midnight that is not yet the day in UTC. Anything else stays as it is.
 */
export function formatDate(dayOrMoment: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(T.+)?$/.exec(dayOrMoment) ?? []
  if (year === undefined) return dayOrMoment
  if (time === undefined) return `${day}.${month}.${year}`
  const moment = Date.parse(dayOrMoment)
  return Number.isNaN(moment) ? dayOrMoment : days.format(moment)
}

const [timeZone, two] = [officeTimeZone, '2-digit'] as const
const days = new Intl.DateTimeFormat('de-DE', { timeZone, day: two, month: two, year: 'numeric' })
const times = new Intl.DateTimeFormat('de-DE', { timeZone, hour: two, minute: two })

/** Hours and minutes in the office, `14:03`. */
export function formatTime(milliseconds: number): string {
  return times.format(milliseconds)
}

/** Made once: every sentence with a number in it asks. */
const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') }

/** `50.000` in German, `50,000` in English. */
export function formatNumber(value: number, language: string): string {
  return numbers[language === 'en' ? 'en' : 'de'].format(value)
}

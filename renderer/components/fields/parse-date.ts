/** What a hurried hand types for a day, in German or English, and the day that is meant. */
import { addToDate, CalendarDate, type DateSpan } from '#shared/base/calendar-date.ts'

const words: Readonly<Record<string, number>> = {
  vorgestern: -2,
  gestern: -1,
  yesterday: -1,
  heute: 0,
  today: 0,
  h: 0,
  morgen: 1,
  tomorrow: 1,
  übermorgen: 2,
  uebermorgen: 2,
}
const weekdays: readonly RegExp[] = [
  /^(so|sonntag|sun|sunday)$/,
  /^(mo|montag|mon|monday)$/,
  /^(di|dienstag|tue|tuesday)$/,
  /^(mi|mittwoch|wed|wednesday)$/,
  /^(do|donnerstag|thu|thursday)$/,
  /^(fr|freitag|fri|friday)$/,
  /^(sa|samstag|sonnabend|sat|saturday)$/,
]
const amounts: Readonly<Record<string, number>> = {
  einem: 1,
  einer: 1,
  ein: 1,
  eine: 1,
  a: 1,
  one: 1,
  zwei: 2,
  two: 2,
  drei: 3,
  three: 3,
  vier: 4,
  four: 4,
  sechs: 6,
  six: 6,
  acht: 8,
  eight: 8,
}

/** The day meant by `typed`, seen from `today`; `null` when it means none. */
export function parseDate(typed: string, today: CalendarDate): CalendarDate | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '') return null
  return named(text, today) ?? relative(text, today) ?? written(text, today)
}

function named(text: string, today: CalendarDate): CalendarDate | null {
  const days = words[text]
  if (days !== undefined) return addToDate(today, { days })
  const weekday = weekdays.findIndex((pattern) => pattern.test(text.replace(/\.$/, '')))
  if (weekday < 0) return null
  const ahead = (weekday - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7
  // The weekday of today means the one in a week; today itself is "heute".
  return addToDate(today, { days: ahead === 0 ? 7 : ahead })
}

/** `+14`, `-3`, `+2w`, `in 4 wochen`, `in einem monat`, `vor 3 tagen`. */
function relative(text: string, today: CalendarDate): CalendarDate | null {
  const short = /^([+-]) ?(\d{1,4}) ?([a-zäöü]*)\.?$/.exec(text)
  if (short) return moved(today, { sign: short[1] === '-' ? -1 : 1, amount: short[2], unit: short[3] || 't' })
  const long = /^(in|vor) (\d{1,4}|[a-zäöü]+) ([a-zäöü]+)$/.exec(text)
  if (long) return moved(today, { sign: long[1] === 'vor' ? -1 : 1, amount: long[2], unit: long[3] })
  return null
}

interface Move {
  readonly sign: number
  readonly amount: string | undefined
  readonly unit: string | undefined
}

function moved(today: CalendarDate, { sign, amount = '', unit = '' }: Move): CalendarDate | null {
  const count = /^\d+$/.test(amount) ? Number(amount) : amounts[amount]
  const span = count === undefined ? null : spanOf(unit, sign * count)
  return span && addToDate(today, span)
}

function spanOf(unit: string, count: number): DateSpan | null {
  if (/^(t|tag|tage|tagen|d|day|days)$/.test(unit)) return { days: count }
  if (/^(w|woche|wochen|week|weeks)$/.test(unit)) return { weeks: count }
  if (/^(m|monat|monate|monaten|month|months)$/.test(unit)) return { months: count }
  if (/^(j|jahr|jahre|jahren|y|year|years)$/.test(unit)) return { years: count }
  return null
}

/** `24.12.2026`, `24.12.26`, `24.12.`, `24122026`, `241226`, `24/12/2026`, `2026-12-24`. */
function written(text: string, today: CalendarDate): CalendarDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dayOf(iso[3], iso[2], iso[1])
  const german = /^(\d{1,2})[./ ](\d{1,2})(?:[./ ](\d{4}|\d{2})?)?$/.exec(text)
  if (german) return german[3] ? dayOf(german[1], german[2], german[3]) : nearest(german[1], german[2], today)
  const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text)
  return digits ? dayOf(digits[1], digits[2], digits[3]) : null
}

function dayOf(day = '', month = '', year = ''): CalendarDate | null {
  const full = year.length === 2 ? `20${year}` : year
  const parsed = CalendarDate.safeParse(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return parsed.success ? parsed.data : null
}

/** A day without a year: this year's, or next year's when it lies more than six months back. */
function nearest(
  day: string | undefined,
  month: string | undefined,
  today: CalendarDate,
): CalendarDate | null {
  const year = Number(today.slice(0, 4))
  const thisYear = dayOf(day, month, String(year))
  if (thisYear && thisYear >= addToDate(today, { months: -6 })) return thisYear
  return dayOf(day, month, String(year + 1)) ?? thisYear
}

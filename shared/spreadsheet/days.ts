/** Days as German lists write them. */
import { CalendarDate } from '#shared/base/calendar-date.ts'

/** Days from 1970-01-01 back to the day 0 of Excel's count, with the 29 February 1900 that never was. */
const epoch1900 = 25_569
const epoch1904 = 24_107
/** 1920 to 2099: outside of this a bare number is no day in a list of counselling. */
const plausible = { first: 7_306, last: 73_050 }

/** The day of a serial number of Excel; a time of day is left out. `null` outside of 1900 to 2199. */
export function serialToDay(serial: number, date1904: boolean): CalendarDate | null {
  if (!Number.isFinite(serial) || serial < 61 || serial > 109_575) return null
  const days = Math.floor(serial) - (date1904 ? epoch1904 : epoch1900)
  return CalendarDate.parse(new Date(days * 86_400_000).toISOString().slice(0, 10))
}

const months = [
  /^j[aä]n/i,
  /^feb/i,
  /^m(?:ä|ae|a)?r/i,
  /^apr/i,
  /^ma[iy]/i,
  /^jun/i,
  /^jul/i,
  /^aug/i,
  /^sep/i,
  /^o[kc]t/i,
  /^nov/i,
  /^de[zc]/i,
]

/**
 * The day a text means: `22.11.2026`, `22.11.26`, `22. November 2026`, `22/11/2026`, `2026-11-22`, a serial number of
 * Excel, each with a time of day or without. Day before month, as in Germany. `null` for anything else, and for days
 * that do not exist. Years of two digits lie in 1930 to 2029.
 */
export function readDay(text: string, date1904 = false): CalendarDate | null {
  const bare = text
    .trim()
    .replace(
      /^(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?,?\s+(?=\d)/iu,
      '',
    )
    .replace(/[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Uhr|Z)?$/u, '')
  return readIso(bare) ?? readGerman(bare) ?? readWithName(bare) ?? readSerial(bare, date1904)
}

function readIso(text: string): CalendarDate | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  return dayOf(year, month, day)
}

function readGerman(text: string): CalendarDate | null {
  const [, day, month, year] = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2}|\d{4})$/.exec(text) ?? []
  return dayOf(year, month, day)
}

function readWithName(text: string): CalendarDate | null {
  const [, day, name = '', year] = /^(\d{1,2})[.\s-]\s*(\p{L}{3,9})[.\s-]\s*(\d{2}|\d{4})$/u.exec(text) ?? []
  const month = months.findIndex((starts) => starts.test(name))
  return month < 0 ? null : dayOf(year, String(month + 1), day)
}

function readSerial(text: string, date1904: boolean): CalendarDate | null {
  if (!/^\d{4,5}(?:\.\d+)?$/.test(text)) return null
  const serial = Number(text) + (date1904 ? epoch1900 - epoch1904 : 0)
  return serial < plausible.first || serial > plausible.last ? null : serialToDay(serial, false)
}

function dayOf(year?: string, month?: string, day?: string): CalendarDate | null {
  if (year === undefined || month === undefined || day === undefined) return null
  const century = year.length === 4 ? '' : Number(year) < 30 ? '20' : '19'
  const parsed = CalendarDate.safeParse(`${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return parsed.success ? parsed.data : null
}

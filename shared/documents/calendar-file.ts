/**
 * Days that are due as a calendar file (iCalendar, RFC 5545), for a calendar that others may look into or that lies on a
 * server: it says that something is due and never what. The case code stands in it only where the adviser wants it.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import type { DueDate } from '#shared/domain/due-dates.ts'

export interface CalendarInput {
  readonly dates: readonly DueDate[]
  readonly withCode: boolean
  /** When the file is made, in milliseconds; a later file replaces the entries of an earlier one. */
  readonly now: number
}

/** Neutral on purpose: whoever sees the calendar must not see what it is about. */
const words: Readonly<Record<DueDate['kind'], string>> = {
  followUp: 'Fallkoffer: Wiedervorlage',
  agreement: 'Fallkoffer: Wiedervorlage',
  feedback: 'Fallkoffer: Rückmeldung',
}

export function writeCalendar({ dates, withCode, now }: CalendarInput): Uint8Array {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fallkoffer//Termine//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...dates.flatMap((date) => eventLines(date, withCode, stamp)),
    'END:VCALENDAR',
  ]
  return utf8ToBytes(lines.map((line) => `${folded(line)}\r\n`).join(''))
}

/** A whole day, which blocks no time. The id is the record's own, random one: the same in every file. */
function eventLines(date: DueDate, withCode: boolean, stamp: string): readonly string[] {
  const summary = withCode ? `${words[date.kind]} ${date.code}` : words[date.kind]
  return [
    'BEGIN:VEVENT',
    `UID:${date.entity}@fallkoffer`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basicDay(date.on)}`,
    `DTEND;VALUE=DATE:${basicDay(addToDate(date.on, { days: 1 }))}`,
    `SUMMARY:${escaped(summary)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function basicDay(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n')
}

/** RFC 5545, 3.1: at most 75 bytes a line, never cut within a character. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = utf8ToBytes(character).length
    if (bytes + size > 75) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += character
    bytes += size
  }
  return [...parts, part].join('\r\n')
}

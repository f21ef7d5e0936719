/** Small words that several papers need. Papers are German; what a screen says is translated elsewhere. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'

export function writeDay(date: CalendarDate | null): string {
  return date === null ? '' : `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

export function joinWords(words: readonly string[], mark = ', '): string {
  return words.filter((word) => word !== '').join(mark)
}

export function yesNo(value: boolean | null): string {
  return value === null ? '' : value ? 'ja' : 'nein'
}

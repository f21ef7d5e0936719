/** How far content can be trusted on a day: in force and fresh, checked long ago, or not in force. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import { holdsOn } from '#shared/chains/parameter.ts'

export type ContentAge = 'current' | 'old' | 'outdated'

/** Content checked longer ago than this is shown with a warning. */
const FRESH_MONTHS = 6

export function contentAge({ valid, asOf }: Pick<Chain, 'valid' | 'asOf'>, date: CalendarDate): ContentAge {
  if (!holdsOn(valid, date)) return 'outdated'
  return isLongAgo(asOf, date) ? 'old' : 'current'
}

/** A step can end before its chain, and can have been checked on another day. */
export function stepAge(step: Step, chain: Chain, date: CalendarDate): ContentAge {
  if (!holdsOn(step.valid, date)) return 'outdated'
  return contentAge({ valid: chain.valid, asOf: step.asOf ?? chain.asOf }, date)
}

export function isLongAgo(asOf: CalendarDate, date: CalendarDate): boolean {
  return addToDate(asOf, { months: FRESH_MONTHS }) < date
}

const paperWords: Readonly<Record<ContentAge, string>> = {
  current: '',
  old: ' – älter als sechs Monate, bitte an der Quelle prüfen',
  outdated: ' – gilt an diesem Tag nicht',
}

/** What a paper says behind the day of the content; nothing where it is fresh. */
export function ageOnPaper(age: ContentAge): string {
  return paperWords[age]
}

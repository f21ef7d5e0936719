/**
 * First contact or a later one: that follows from the days of a case's conversations, not from the order in which they
 * were entered. What stands with a conversation is what the adviser says; this is only what is likely.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Consultation } from '#shared/domain/case-file.ts'

/** How a conversation on a day is likely to be called, beside those that are recorded already. */
export function likelyForm(
  recorded: readonly Pick<Consultation, 'on'>[],
  on: CalendarDate,
): 'first' | 'follow-up' {
  return recorded.some((earlier) => earlier.on <= on) ? 'follow-up' : 'first'
}

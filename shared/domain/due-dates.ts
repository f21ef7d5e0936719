/** Days on which something is due, over all cases and without saying what: for calendars and reminders. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead, HeadDate } from '#shared/domain/case-head.ts'
import { datedReferrals } from '#shared/domain/derive-head.ts'

export interface DueDate {
  readonly entity: EntityId
  readonly code: string
  readonly on: CalendarDate
  readonly kind: 'followUp' | 'agreement' | 'feedback'
}

/**
 * Everything due from a day on, in the order of days; of the cases of these advisers, or of everybody's. Closed cases
 * only wait for feedback.
 */
export function dueDates(
  heads: Iterable<CaseHead>,
  from: CalendarDate,
  advisers?: readonly string[],
): readonly DueDate[] {
  const dates: DueDate[] = []
  for (const head of heads) {
    if (head.binnedOn !== null || advisers?.includes(head.adviser) === false) continue
    const take = (kind: DueDate['kind'], entries: readonly HeadDate[]): void => {
      for (const { entity, on } of entries) if (on >= from) dates.push({ entity, code: head.code, on, kind })
    }
    take('feedback', datedReferrals(head.openReferrals))
    if (head.closedOn !== null) continue
    take('followUp', head.followUps)
    take('agreement', head.agreements)
  }
  return dates.sort((a, b) => (a.on === b.on ? (a.entity < b.entity ? -1 : 1) : a.on < b.on ? -1 : 1))
}

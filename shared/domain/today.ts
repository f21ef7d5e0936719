/** Who waits, and who must be chased: the lists of *Heute*, from the heads of all cases. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead, HeadDate } from '#shared/domain/case-head.ts'
import { datedReferrals } from '#shared/domain/derive-head.ts'

export interface TodayEntry {
  readonly caseId: EntityId
  readonly code: string
  readonly entity: EntityId
  readonly on: CalendarDate
  readonly what: string
}

export interface TodayLists {
  /** Due today, overdue, or due within the week; the longest overdue first. */
  readonly followUps: readonly TodayEntry[]
  /** What was agreed until a day, with the same horizon. */
  readonly agreements: readonly TodayEntry[]
  /** Referrals whose feedback is due or overdue; also those of closed cases, which often end with a referral. */
  readonly openReferrals: readonly TodayEntry[]
  readonly openCases: number
}

/** How far *Heute* looks ahead for follow-ups, so that a week can be planned. */
const DAYS_AHEAD = 7

export function todayLists(heads: Iterable<CaseHead>, date: CalendarDate): TodayLists {
  const horizon = addToDate(date, { days: DAYS_AHEAD })
  const followUps: TodayEntry[] = []
  const agreements: TodayEntry[] = []
  const openReferrals: TodayEntry[] = []
  let openCases = 0
  for (const head of heads) {
    if (head.binnedOn !== null) continue
    openReferrals.push(...entriesUntil(head, datedReferrals(head.openReferrals), date))
    if (head.closedOn !== null) continue
    openCases++
    followUps.push(...entriesUntil(head, head.followUps, horizon))
    agreements.push(...entriesUntil(head, head.agreements, horizon))
  }
  for (const list of [followUps, agreements, openReferrals]) list.sort(byDate)
  return { followUps, agreements, openReferrals, openCases }
}

function entriesUntil(head: CaseHead, dates: readonly HeadDate[], last: CalendarDate): readonly TodayEntry[] {
  return dates
    .filter((entry) => entry.on <= last)
    .map((entry) => ({ caseId: head.id, code: head.code, ...entry }))
}

function byDate(a: TodayEntry, b: TodayEntry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}

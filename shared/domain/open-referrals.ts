/**
 * Referrals that wait for feedback, over all cases, by the body they went to: what an adviser needs for a round of
 * calls. Made from the heads, so that nothing has to be opened; only as many rows as are shown leave the worker.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead, HeadReferral } from '#shared/domain/case-head.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export interface OpenReferralQuery {
  /** Today. */
  readonly date: CalendarDate
  /** Only referrals that were made more than so many days ago; 0 for all. */
  readonly olderThanDays: number
  readonly region: Region | null
  /** Only those of one body, by its key; `null` for all. */
  readonly partner: string | null
  /** How many rows are answered at most, over all bodies. */
  readonly limit: number
}

export interface OpenReferral {
  readonly caseId: EntityId
  /** The case code. */
  readonly code: string
  readonly entity: EntityId
  readonly reply: string
  readonly sentOn: CalendarDate
  readonly dueOn: CalendarDate | null
  readonly bodyType: string
  /** The body, or its kind in words where no body was named; empty where only the kind is known. */
  readonly body: string
  readonly town: string
  readonly reason: string
}

export interface ReferralPartner {
  /** Body and town in lower case: two spellings of one body that differ only in case are one. */
  readonly key: string
  readonly body: string
  readonly town: string
  readonly total: number
  readonly overdue: number
  /** The longest overdue first, those without a day last. */
  readonly rows: readonly OpenReferral[]
}

export interface OpenReferralAnswer {
  /** Open referrals without any filter. */
  readonly all: number
  /** Those that the filters leave; the same holds for the counts below. */
  readonly total: number
  readonly overdue: number
  readonly partnerCount: number
  readonly rowCount: number
  readonly partners: readonly ReferralPartner[]
}

interface Found {
  readonly head: CaseHead
  readonly referral: HeadReferral
}

interface Gathered {
  readonly key: string
  readonly found: Found[]
  overdue: number
  /** The earliest day for feedback and the earliest day of sending decide the order. */
  rank: string
}

/** Cases in the bin are left out; closed ones are not, because feedback often comes after closing. */
export function openReferrals(heads: Iterable<CaseHead>, query: OpenReferralQuery): OpenReferralAnswer {
  const wanted = filterOf(query)
  const byKey = new Map<string, Gathered>()
  let all = 0
  for (const head of heads) {
    if (head.binnedOn !== null) continue
    all += head.openReferrals.length
    for (const referral of head.openReferrals) {
      if (wanted(head, referral)) gather(byKey, { head, referral }, query.date)
    }
  }
  const ordered = [...byKey.values()].sort(byRank)
  const partners = shownPartners(ordered, query.limit)
  return {
    all,
    total: sumOf(ordered.map(({ found }) => found.length)),
    overdue: sumOf(ordered.map(({ overdue }) => overdue)),
    partnerCount: ordered.length,
    rowCount: sumOf(partners.map(({ rows }) => rows.length)),
    partners,
  }
}

/** The open referrals a reply code may mean: mostly one, none for a stranger's code, seldom several. */
export function referralsOfReply(heads: Iterable<CaseHead>, code: string): readonly OpenReferral[] {
  const meant: OpenReferral[] = []
  for (const head of heads) {
    if (head.binnedOn !== null) continue
    for (const referral of head.openReferrals) {
      if (replyCodeOf(referral.entity) === code) meant.push(rowOf({ head, referral }))
    }
  }
  return meant
}

type Wanted = (head: CaseHead, referral: HeadReferral) => boolean

function filterOf({ date, olderThanDays, region, partner }: OpenReferralQuery): Wanted {
  const last = addToDate(date, { days: -olderThanDays })
  return (head, referral) =>
    (region === null || head.region === region) &&
    (olderThanDays === 0 || referral.sentOn < last) &&
    (partner === null || keyOf(referral) === partner)
}

function gather(byKey: Map<string, Gathered>, found: Found, date: CalendarDate): void {
  const key = keyOf(found.referral)
  const entry = byKey.get(key) ?? { key, found: [], overdue: 0, rank: '~' }
  byKey.set(key, entry)
  entry.found.push(found)
  const { on } = found.referral
  if (on !== null && on < date) entry.overdue += 1
  const rank = rankOf(found.referral)
  if (rank < entry.rank) entry.rank = rank
}

function shownPartners(ordered: readonly Gathered[], limit: number): readonly ReferralPartner[] {
  const partners: ReferralPartner[] = []
  let left = limit
  for (const { key, found, overdue } of ordered) {
    if (left <= 0) break
    const rows = found.toSorted(byDue).slice(0, left).map(rowOf)
    left -= rows.length
    const [first] = rows
    partners.push({
      key,
      body: first?.body ?? '',
      town: first?.town ?? '',
      total: found.length,
      overdue,
      rows,
    })
  }
  return partners
}

function rowOf({ head, referral }: Found): OpenReferral {
  const { entity, on, sentOn, bodyType, what, town, reason } = referral
  const { id: caseId, code } = head
  const reply = replyCodeOf(entity)
  return { caseId, code, entity, reply, sentOn, dueOn: on, bodyType, body: what, town, reason }
}

function keyOf({ what, town }: HeadReferral): string {
  return `${what.trim()}|${town.trim()}`.toLocaleLowerCase('de')
}

/** Orders as text; those without a day for feedback come after all others. */
function rankOf({ on, sentOn }: HeadReferral): string {
  return `${on ?? '9999-99-99'} ${sentOn}`
}

function byRank(a: Gathered, b: Gathered): number {
  return compare(a.rank, b.rank) || compare(a.key, b.key)
}

function byDue(a: Found, b: Found): number {
  return (
    compare(rankOf(a.referral), rankOf(b.referral)) ||
    compare(a.head.code, b.head.code) ||
    compare(a.referral.entity, b.referral.entity)
  )
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

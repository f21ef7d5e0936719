/** The part of the vault's interface about what waits: Heute, open referrals, codes that come back, due dates. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { AnsweredReferral } from '#shared/domain/answered-referrals.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { DueDate } from '#shared/domain/due-dates.ts'
import type { RunGroup, RunningCases, RunningQuery } from '#shared/domain/running-chains.ts'
import type { OpenReferral, OpenReferralAnswer, OpenReferralQuery } from '#shared/domain/open-referrals.ts'

export interface TodayRow {
  readonly caseId: EntityId
  readonly code: string
  /** Initials of the adviser whose case it is. */
  readonly adviser: string
  readonly entity: EntityId
  readonly on: CalendarDate
  readonly what: string
}

export interface Today {
  readonly followUps: readonly TodayRow[]
  readonly agreements: readonly TodayRow[]
  readonly openReferrals: readonly TodayRow[]
  readonly openCases: number
}

/** What the machine itself waits for. */
export interface VaultHealth {
  readonly lastSnapshot: string | null
  readonly lastBackup: string | null
  readonly journalBytes: number
  readonly freeBytes: number
  readonly readOnly: boolean
  /** The journal has a save that the working copy could not take; it is made good at the next save or start. */
  readonly workingCopyBehind: boolean
  /** Entries that contradict each other, of cases and of small records. */
  readonly conflicts: number
}

export interface WaitingApi {
  readonly health: () => Promise<VaultHealth>
  /** `advisers`: only their cases; everybody's where it is left out. */
  readonly today: (date: CalendarDate, advisers?: readonly string[]) => Promise<Today>
  /** Referrals without feedback, by body; no more rows than asked for, with the totals of all. */
  readonly openReferrals: (query: OpenReferralQuery) => Promise<OpenReferralAnswer>
  /** The open referrals that a reply code may mean. */
  readonly referralsOfReply: (code: string) => Promise<readonly OpenReferral[]>
  /** Referrals a reply code may mean whose feedback is recorded already. */
  readonly answeredOfReply: (code: string) => Promise<readonly AnsweredReferral[]>
  /** The case with this code, whether open, closed or in the bin. */
  readonly caseOfCode: (code: string) => Promise<EntityId | null>
  /** The editions that chains of open cases stand on, with how many runs and cases each has. */
  readonly runGroups: (advisers?: readonly string[]) => Promise<readonly RunGroup[]>
  readonly runningCases: (query: RunningQuery) => Promise<readonly RunningCases[]>
  /** How many cases stand on one of the editions; each counts once. */
  readonly countRunningCases: (query: Omit<RunningQuery, 'limit'>) => Promise<number>
  /** Days from `from` on, on which something is due; without what. */
  readonly dueDates: (from: CalendarDate, advisers?: readonly string[]) => Promise<readonly DueDate[]>
}

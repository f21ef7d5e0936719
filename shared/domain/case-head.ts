/**
 * The head of a case: the little that lists, search and *Heute* need of every case at once. Derived from the case
 * file; never stored on its own account, so that it can always be made again.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type {
  AgeBand,
  ClientGroup,
  GermanLevel,
  OccupationGroup,
  Region,
  Residence,
  Topic,
} from '#shared/domain/value-lists.ts'

export interface CaseHead {
  readonly id: EntityId
  readonly code: string
  readonly clientGroup: ClientGroup
  readonly region: Region
  readonly adviser: string
  readonly ageBand: AgeBand | null
  readonly residence: Residence | null
  readonly german: GermanLevel | null
  readonly occupation: OccupationGroup | null
  readonly topics: readonly Topic[]
  readonly openedOn: CalendarDate
  readonly closedOn: CalendarDate | null
  readonly lastContactOn: CalendarDate | null
  /** The earliest open follow-up, agreement or feedback date, and what it is about. */
  readonly nextOn: CalendarDate | null
  readonly nextWhat: string
  readonly followUps: readonly HeadDate[]
  readonly openReferrals: readonly HeadDate[]
  readonly conflicts: number
  /** What filter-as-you-type looks at besides the fields above: concern, strengths, bodies referred to. */
  readonly text: string
}

export interface HeadDate {
  readonly entity: EntityId
  readonly on: CalendarDate
  readonly what: string
}

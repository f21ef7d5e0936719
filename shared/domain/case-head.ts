/**
 * The head of a case: the little that lists, search and *Heute* need of every case at once. Derived from the case
 * file; never stored on its own account, so that it can always be made again.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type {
  CompanySize,
  PlaceKind,
  PlacementState,
  Sector,
  TrainingEligibility,
  TrainsNow,
} from '#shared/domain/company-lists.ts'
import type {
  AgeBand,
  CaseResult,
  ClientGroup,
  GermanLevel,
  LinkKind,
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
  /** All other facts of the profile, as `head-facts.ts` reads them. */
  readonly facts: readonly (string | null)[]
  /** What a closed case ended with. */
  readonly results: readonly CaseResult[]
  readonly openedOn: CalendarDate
  readonly closedOn: CalendarDate | null
  readonly lastContactOn: CalendarDate | null
  /** The earliest open follow-up, agreement or feedback date, and what it is about. */
  readonly nextOn: CalendarDate | null
  readonly nextWhat: string
  readonly followUps: readonly HeadDate[]
  /** Agreements that are not kept yet and have a day. */
  readonly agreements: readonly HeadDate[]
  readonly openReferrals: readonly HeadReferral[]
  /** Reply codes of the referrals that have their feedback: a slip may come back late, or twice. */
  readonly answered: readonly string[]
  /** The event the case began at. */
  readonly event: EntityId | null
  readonly conflicts: number
  readonly binnedOn: CalendarDate | null
  readonly anonymisedOn: CalendarDate | null
  readonly links: readonly HeadLink[]
  /** Only where the case is a company's. */
  readonly company: HeadCompany | null
  /** Only where the case came from a list: by what its row is known again, short. */
  readonly imported?: string
  /** Only where the case came by a transfer from another office. */
  readonly transfer?: EntityId
  /** Only where there are some: its referrals that hand over with consent, from which a transfer may have come. */
  readonly handedOver?: readonly EntityId[]
  /** Only where the case is open and walks through chains: the edition each of them stands on. */
  readonly runs?: readonly HeadRun[]
  /**
   * What filter-as-you-type looks at besides the fields above: concern, strengths, bodies and reasons of referrals,
   * agreements and follow-ups, places of conversations.
   */
  readonly text: string
}

/** A chain that an open case walks through; see `ChainRun` for what its fields say. */
export interface HeadRun {
  readonly entity: EntityId
  readonly chain: string
  readonly region: Region
  readonly version: string
  readonly edition: string | null
  readonly declined: string | null
}

/** A referral whose feedback is still open; `on` is the day it is due, where one was agreed. */
export interface HeadReferral {
  readonly entity: EntityId
  readonly on: CalendarDate | null
  /** The body, or its kind where no body was named. */
  readonly what: string
  readonly sentOn: CalendarDate
  readonly town: string
  readonly bodyType: string
  readonly reason: string
}

export interface HeadLink {
  readonly kind: LinkKind
  readonly other: EntityId
}

export interface HeadCompany {
  readonly size: CompanySize | null
  readonly sector: Sector | null
  readonly trainsNow: TrainsNow | null
  readonly eligibility: TrainingEligibility | null
  /** Places on offer, with how many of each are still free. */
  readonly places: readonly HeadPlace[]
  readonly placements: readonly HeadPlacement[]
}

export interface HeadPlace {
  readonly entity: EntityId
  readonly kind: PlaceKind
  readonly occupation: OccupationGroup
  readonly region: Region
  readonly german: GermanLevel | null
  readonly startOn: CalendarDate | null
  readonly free: number
}

export interface HeadPlacement {
  readonly entity: EntityId
  readonly place: EntityId | null
  readonly other: EntityId
  readonly kind: PlaceKind
  readonly state: PlacementState
  readonly on: CalendarDate
}

export interface HeadDate {
  readonly entity: EntityId
  readonly on: CalendarDate
  readonly what: string
}

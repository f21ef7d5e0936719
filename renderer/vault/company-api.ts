/** The part of the vault's interface that is about companies, their places and who fits them. */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { HeadPlacement } from '#shared/domain/case-head.ts'
import type { TrainingEligibility } from '#shared/domain/company-lists.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import type { Findings, FittingPerson, FittingPlace } from '#shared/matching/find-matches.ts'
import type { ListAnswer } from '#renderer/vault/vault-api.ts'

export type CompanySort = 'code' | 'region' | 'sector' | 'free' | 'nextOn' | 'lastContactOn'

export interface CompanyQuery {
  readonly text: string
  readonly region: Region | null
  readonly eligibility: TrainingEligibility | null
  /** Only companies with a place that is still free. */
  readonly freeOnly: boolean
  readonly sort: CompanySort
  readonly descending: boolean
  readonly from: number
  readonly count: number
}

/** A placement as the person's case shows it. */
export interface PlacementRow {
  readonly company: EntityId
  readonly code: string
  readonly placement: HeadPlacement
}

export interface CompanyApi {
  /** Companies that are looked after: open cases, not in the bin. */
  readonly companies: (query: CompanyQuery) => Promise<ListAnswer>
  /** Who fits a place of a company, best first, with reasons. */
  readonly fittingPeople: (company: EntityId, place: EntityId) => Promise<Findings<FittingPerson>>
  /** Which places fit a person, best first, with reasons. */
  readonly fittingPlaces: (person: EntityId) => Promise<Findings<FittingPlace>>
  /** Where a person was placed or proposed, newest first. */
  readonly placementsOf: (person: EntityId) => Promise<readonly PlacementRow[]>
}

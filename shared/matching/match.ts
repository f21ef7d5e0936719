/**
 * How well a place and a person go together, with the reasons. Nothing is hidden in a number: the score is the sum of
 * what the reasons say, and each reason is shown. What rules a match out is named as well.
 *
 * | looked at | points |
 * |---|---|
 * | occupation: the same · not yet clear | 50 · 20 |
 * | region: the same · next door · farther | 30 · 15 · 0 |
 * | German: enough or not asked · one level short · farther short · unknown | 20 · 8 · 0 · 6 |
 * | start: within a year · later or open · long past | 5 · 0 · −10 |
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { PlaceKind } from '#shared/domain/company-lists.ts'
import type { CaseHead, HeadPlace } from '#shared/domain/case-head.ts'
import { GermanLevel } from '#shared/domain/value-lists.ts'
import { areNeighbours } from '#shared/matching/neighbours.ts'

export type ReasonKind =
  | 'occupation-same'
  | 'occupation-open'
  | 'region-same'
  | 'region-near'
  | 'region-far'
  | 'german-enough'
  | 'german-not-asked'
  | 'german-short'
  | 'german-too-short'
  | 'german-unknown'
  | 'start-soon'
  | 'start-open'
  | 'start-later'
  | 'start-past'

export interface MatchReason {
  readonly kind: ReasonKind
  readonly points: number
}

/** Why two are not matched at all. */
export type Exclusion =
  | 'no-person'
  | 'case-closed'
  | 'already-placed'
  | 'other-occupation'
  | 'occupation-unknown'
  | 'no-free-place'

export type Match =
  | { readonly fits: true; readonly score: number; readonly reasons: readonly MatchReason[] }
  | { readonly fits: false; readonly exclusion: Exclusion }

/** By the id of a person, the kinds of places they have agreed to or begun at. */
export type Placed = ReadonlyMap<string, ReadonlySet<PlaceKind>>

export interface Pairing {
  readonly place: HeadPlace
  readonly person: CaseHead
  readonly placed: Placed
  readonly horizon: Horizon
}

/** From when a start is long past, and until when it is soon; worked out once, because days are dear to count. */
export interface Horizon {
  readonly longPast: CalendarDate
  readonly soonUntil: CalendarDate
}

export function horizonOn(today: CalendarDate): Horizon {
  return { longPast: addToDate(today, { months: -3 }), soonUntil: addToDate(today, { years: 1 }) }
}

/** The highest score there is: all reasons at their best. */
export const bestScore = 105

export function matchPlace(pairing: Pairing): Match {
  const exclusion = exclusionOf(pairing)
  if (exclusion !== null) return { fits: false, exclusion }
  const reasons = [occupationOf(pairing), regionOf(pairing), germanOf(pairing), startOf(pairing)]
  return { fits: true, score: reasons.reduce((sum, { points }) => sum + points, 0), reasons }
}

function exclusionOf({ place, person, placed }: Pairing): Exclusion | null {
  if (place.free === 0) return 'no-free-place'
  if (person.clientGroup !== 'young-person') return 'no-person'
  if (person.closedOn !== null || person.binnedOn !== null) return 'case-closed'
  return isPlaced(placed.get(person.id), place.kind) ? 'already-placed' : occupationExclusion(place, person)
}

/** Training and work end the search. An internship or entry qualification leads on; nobody needs two at once. */
function isPlaced(kinds: ReadonlySet<PlaceKind> | undefined, kind: PlaceKind): boolean {
  return kinds !== undefined && (['dual-training', 'work', kind] as const).some((one) => kinds.has(one))
}

/** Somebody who does not know yet may look at everything; a place in an open field is for everybody. */
function occupationExclusion(place: HeadPlace, { occupation }: CaseHead): Exclusion | null {
  if (occupation === null) return 'occupation-unknown'
  const isOpen = occupation === 'unclear' || place.occupation === 'unclear'
  return isOpen || occupation === place.occupation ? null : 'other-occupation'
}

function occupationOf({ place, person }: Pairing): MatchReason {
  const isSame = person.occupation === place.occupation && place.occupation !== 'unclear'
  return isSame ? { kind: 'occupation-same', points: 50 } : { kind: 'occupation-open', points: 20 }
}

function regionOf({ place, person }: Pairing): MatchReason {
  if (person.region === place.region) return { kind: 'region-same', points: 30 }
  if (areNeighbours(person.region, place.region)) return { kind: 'region-near', points: 15 }
  return { kind: 'region-far', points: 0 }
}

function germanOf({ place, person }: Pairing): MatchReason {
  if (place.german === null) return { kind: 'german-not-asked', points: 20 }
  if (person.german === null) return { kind: 'german-unknown', points: 6 }
  const short = levelOf(place.german) - levelOf(person.german)
  if (short <= 0) return { kind: 'german-enough', points: 20 }
  return short === 1 ? { kind: 'german-short', points: 8 } : { kind: 'german-too-short', points: 0 }
}

function levelOf(level: GermanLevel): number {
  return GermanLevel.options.indexOf(level)
}

/** Places that should have been filled long ago are shown last: perhaps nobody has closed them. */
function startOf({ place: { startOn }, horizon }: Pairing): MatchReason {
  if (startOn === null) return { kind: 'start-open', points: 0 }
  if (startOn < horizon.longPast) return { kind: 'start-past', points: -10 }
  return startOn <= horizon.soonUntil ? { kind: 'start-soon', points: 5 } : { kind: 'start-later', points: 0 }
}

/** From one place to the people who fit, and from one person to the places: best first, always in the same order. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { PlaceKind } from '#shared/domain/company-lists.ts'
import { isTaken } from '#shared/domain/company-writes.ts'
import type { CaseHead, HeadPlace } from '#shared/domain/case-head.ts'
import {
  horizonOn,
  matchPlace,
  type Exclusion,
  type MatchReason,
  type Placed,
} from '#shared/matching/match.ts'

interface Found {
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

export interface FittingPerson extends Found {
  readonly person: CaseHead
}

export interface FittingPlace extends Found {
  readonly company: CaseHead
  readonly place: HeadPlace
}

export interface Findings<T> {
  /** The best, as many as were asked for. */
  readonly best: readonly T[]
  readonly total: number
  /** How many were ruled out, by reason; what never could be meant (companies, closed cases) is not counted. */
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>
}

export interface Search {
  readonly heads: Iterable<CaseHead>
  readonly today: CalendarDate
  readonly count: number
}

/** Worth telling: about the others nobody wonders. */
const told: readonly Exclusion[] = ['already-placed', 'other-occupation', 'occupation-unknown']

export function fittingPeople(place: HeadPlace, { heads, today, count }: Search): Findings<FittingPerson> {
  const all = [...heads]
  const placed = placedPeople(all)
  const horizon = horizonOn(today)
  const findings = createFindings<FittingPerson>()
  for (const person of all) {
    const match = matchPlace({ place, person, placed, horizon })
    if (match.fits) findings.add({ person, score: match.score, reasons: match.reasons })
    else findings.exclude(match.exclusion)
  }
  return findings.finish(count, (found) => found.person.id)
}

export function fittingPlaces(person: CaseHead, { heads, today, count }: Search): Findings<FittingPlace> {
  const all = [...heads]
  const placed = placedPeople(all)
  const horizon = horizonOn(today)
  const findings = createFindings<FittingPlace>()
  for (const company of all) {
    for (const place of openPlacesOf(company)) {
      const match = matchPlace({ place, person, placed, horizon })
      if (match.fits) findings.add({ company, place, score: match.score, reasons: match.reasons })
      else findings.exclude(match.exclusion)
    }
  }
  return findings.finish(count, ({ company, place }) => company.id + place.entity)
}

/** Places of companies that are looked after; a closed case offers nothing any more. */
function openPlacesOf({ company, closedOn, binnedOn }: CaseHead): readonly HeadPlace[] {
  return company === null || closedOn !== null || binnedOn !== null ? [] : company.places
}

/** People who have agreed to a place or begun at one, with the kinds of these places. */
export function placedPeople(heads: Iterable<CaseHead>): Placed {
  const placed = new Map<string, Set<PlaceKind>>()
  for (const { company } of heads) {
    for (const placement of company?.placements ?? []) {
      if (!isTaken(placement)) continue
      const kinds = placed.get(placement.other) ?? new Set()
      placed.set(placement.other, kinds.add(placement.kind))
    }
  }
  return placed
}

function createFindings<T extends Found>() {
  const found: T[] = []
  const excluded: Partial<Record<Exclusion, number>> = {}
  return {
    add: (one: T) => void found.push(one),
    exclude(reason: Exclusion) {
      if (told.includes(reason)) excluded[reason] = (excluded[reason] ?? 0) + 1
    },
    finish(count: number, keyOf: (one: T) => string): Findings<T> {
      const order = (a: T, b: T) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1)
      return { best: found.sort(order).slice(0, count), total: found.length, excluded }
    },
  }
}

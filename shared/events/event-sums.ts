/**
 * Sums of an event and what does not add up in them. Warnings are gentle: people count at a bus door, and a number that
 * looks odd may still be true. Nothing is ever refused for them.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EventContent, EventGroup, HeadTable } from '#shared/events/event.ts'
import { PlaceKind } from '#shared/domain/company-lists.ts'

type Counted = Pick<EventContent, 'fields' | 'stops' | 'companies' | 'groups' | 'heads' | 'results'>

export type EventWarning =
  /** The table of sex and age and the groups name different numbers of persons. */
  | { readonly type: 'HeadsDiffer'; readonly heads: number; readonly groups: number }
  | { readonly type: 'MoreThanSeats'; readonly persons: number; readonly seats: number }
  /** Fewer companies were counted than are named. */
  | { readonly type: 'FewerCompanies'; readonly counted: number; readonly named: number }
  | { readonly type: 'ConsentsMissing'; readonly minors: number; readonly consents: number }
  | { readonly type: 'MoreAgreedThanPeople'; readonly agreed: number; readonly people: number }
  | { readonly type: 'CountedBefore' }
  | { readonly type: 'StopOutside'; readonly at: string }

/** All in a table, or those of one sex or age band: `sumOf(heads, '.15-17')`, `sumOf(heads, 'female.')`. */
export function sumOf(heads: HeadTable, part = ''): number {
  let sum = 0
  for (const [cell, count] of Object.entries(heads)) {
    if (cell.startsWith(part) || cell.endsWith(part)) sum += count
  }
  return sum
}

/** Persons among the groups: all but the companies. */
export function personsOf(groups: EventContent['groups']): number {
  const persons: readonly EventGroup[] = ['young-people', 'parents', 'multipliers']
  return persons.reduce((sum, group) => sum + (groups[group] ?? 0), 0)
}

/** What was agreed, of every kind. */
export function agreedOf(results: EventContent['results']): number {
  return PlaceKind.options.reduce((sum, kind) => sum + (results[kind] ?? 0), 0)
}

/** Companies that are named: cases of ours on the route or in the list, each once, and the plain count beside them. */
export function companiesNamed({ fields, stops, companies }: Counted): number {
  const ids = [...companies.map(({ id }) => id), ...stops.flatMap(({ company }) => company?.id ?? [])]
  return Math.max(new Set(ids).size, fields.companyCount ?? 0)
}

export function eventWarnings(event: Counted, today: CalendarDate): readonly EventWarning[] {
  return [
    headWarning(event),
    seatWarning(event),
    companyWarning(event),
    consentWarning(event),
    agreedWarning(event),
    earlyWarning(event, today),
    ...stopWarnings(event),
  ].filter((warning) => warning !== null)
}

/** Often only the young people are counted by sex and age; that fits too. */
function headWarning({ heads, groups }: Counted): EventWarning | null {
  const [inTable, persons] = [sumOf(heads), personsOf(groups)]
  const fits = inTable === persons || inTable === (groups['young-people'] ?? 0)
  if (inTable === 0 || persons === 0 || fits) return null
  return { type: 'HeadsDiffer', heads: inTable, groups: persons }
}

function seatWarning({ fields, heads, groups }: Counted): EventWarning | null {
  const persons = Math.max(personsOf(groups), sumOf(heads))
  const { seats } = fields
  return seats !== null && persons > seats ? { type: 'MoreThanSeats', persons, seats } : null
}

function companyWarning(event: Counted): EventWarning | null {
  const counted = event.groups.companies
  const named = companiesNamed(event)
  return counted !== undefined && counted < named ? { type: 'FewerCompanies', counted, named } : null
}

/** Only where consents are counted at all: at a public evening nobody collects them. */
function consentWarning({ fields, heads }: Counted): EventWarning | null {
  const minors = sumOf(heads, '.under-15') + sumOf(heads, '.15-17')
  const { consents } = fields
  return consents !== null && consents < minors ? { type: 'ConsentsMissing', minors, consents } : null
}

function agreedWarning({ results, groups, heads }: Counted): EventWarning | null {
  const people = groups['young-people'] ?? sumOf(heads)
  const agreed = agreedOf(results)
  return people > 0 && agreed > people ? { type: 'MoreAgreedThanPeople', agreed, people } : null
}

function earlyWarning({ fields, heads, groups, results }: Counted, today: CalendarDate): EventWarning | null {
  const counted = [heads, groups, results].some((counts) =>
    Object.values(counts).some((count = 0) => count > 0),
  )
  return counted && fields.on > today ? { type: 'CountedBefore' } : null
}

function stopWarnings({ fields, stops }: Counted): readonly EventWarning[] {
  const { begins, ends } = fields
  return stops.flatMap(({ at }) => {
    const isOutside = at !== null && ((begins !== null && at < begins) || (ends !== null && at > ends))
    return isOutside ? [{ type: 'StopOutside', at } as const] : []
  })
}

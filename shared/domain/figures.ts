/**
 * What a case is to an office that only counts: one row of coarse values, without code, id, adviser, place, free text or
 * any day finer than its quarter (domain.md 4.5). Facts about a person that would single out fewer than five cases are
 * withheld one by one (domain.md 4.4), so a row always looks like at least four others. Rows are still for counting
 * inside the network and not for being published: what became of a case may tell who it was to those who know it.
 */
import { quarterStart, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'

export type FigureValue = string | null | readonly string[] | Readonly<Record<string, number>>
/** A fact that is missing is withheld; one that is `null` is not known. */
export type FigureRow = Readonly<Record<string, FigureValue>>

/** What others may know of a person or company from elsewhere; the last is withheld first. */
export const tellingFacts = [
  'clientGroup',
  'opened',
  'region',
  'gender',
  'ageBand',
  'residence',
  'german',
  'origin',
  'school',
  'occupation',
  'activity',
  'companySize',
  'sector',
] as const
export type TellingFact = (typeof tellingFacts)[number]

/** No fewer cases share the facts of a row. */
export const leastAlike = 5

interface Row {
  readonly facts: Readonly<Record<TellingFact, string | null>>
  readonly course: FigureRow
}

/** The rows of some cases, in an order that tells nothing; none where there are too few to hide among. */
export function figureRows(files: readonly CaseFile[]): readonly FigureRow[] {
  const rows = files.filter(({ profile }) => profile.binnedOn === null).map(rowOf)
  if (rows.length < leastAlike) return []
  return split(rows, tellingFacts, [])
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row)
}

function rowOf({ profile, consultations, referrals, chainRuns, places, placements }: CaseFile): Row {
  const { clientGroup, region, gender, ageBand, residence, german, origin, school } = profile
  const { occupation, activity, companySize, sector } = profile
  return {
    facts: {
      ...{ clientGroup, region, gender, ageBand, residence, german, origin, school },
      ...{ occupation, activity, companySize, sector },
      opened: quarterStart(profile.openedOn),
    },
    course: {
      closed: quarterOrNull(profile.closedOn),
      topics: tokens(profile.topics),
      results: tokens(profile.results),
      talks: counted(consultations.map(({ kind }) => kind)),
      referrals: counted(referrals.map(({ bodyType, outcome }) => `${token(bodyType)}/${outcome}`)),
      chains: tokens(chainRuns.map(({ chain }) => chain)),
      places: counted(places.map(({ kind }) => kind)),
      placements: counted(placements.map(({ kind, state }) => `${kind}/${state}`)),
    },
  }
}

function quarterOrNull(day: CalendarDate | null): string | null {
  return day && quarterStart(day)
}

const plainToken = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Keys of lists pass; anything else might be a text that somebody typed. */
function token(key: string): string {
  return plainToken.test(key) ? key : 'other'
}

function tokens(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.map(token))].sort()
}

function counted(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const key of [...keys].sort()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].map(([key, count]) => [key, coarse(count)]))
}

/** One, a few (from 2 on), many (from 5 on): how often exactly would tell one case from all others. */
function coarse(count: number): number {
  return [5, 2].find((least) => count >= least) ?? 1
}

/** Tells the rows apart by one fact after the other, as long as at least five stay alike. */
function split(
  rows: readonly Row[],
  [fact, ...others]: readonly TellingFact[],
  told: readonly TellingFact[],
): readonly FigureRow[] {
  if (fact === undefined) return rows.map((row) => shown(row, told))
  const { alike, few } = partsBy(rows, fact)
  return [
    ...alike.flatMap((part) => split(part, others, [...told, fact])),
    ...(few.length > 0 ? split(few, others, told) : []),
  ]
}

/** Groups of at least five by a fact, and all that are in none. Those that are too few take the smallest group in. */
function partsBy(
  rows: readonly Row[],
  fact: TellingFact,
): { readonly alike: readonly (readonly Row[])[]; readonly few: readonly Row[] } {
  const parts = [...grouped(rows, fact)]
    .sort(([a, as], [b, bs]) => as.length - bs.length || (a < b ? -1 : 1))
    .map(([, part]) => part)
  const few = parts.filter(({ length }) => length < leastAlike).flat()
  const alike = parts.filter(({ length }) => length >= leastAlike)
  while (few.length > 0 && few.length < leastAlike) few.push(...(alike.shift() ?? []))
  return { alike, few }
}

function grouped(rows: readonly Row[], fact: TellingFact): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const value = row.facts[fact] ?? ''
    const group = groups.get(value)
    if (group) group.push(row)
    else groups.set(value, [row])
  }
  return groups
}

function shown({ facts, course }: Row, told: readonly TellingFact[]): FigureRow {
  const values = told.map((fact) => [fact, facts[fact] === null ? null : token(facts[fact])] as const)
  return { ...Object.fromEntries(values), ...course }
}

/** The calls on companies: their list, who fits a place, which places fit a person. All from the heads in memory. */
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { fittingPeople, fittingPlaces, type Search } from '#shared/matching/find-matches.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import type { CompanyQuery, PlacementRow, VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type CompanyCalls = Pick<VaultApi, 'companies' | 'fittingPeople' | 'fittingPlaces' | 'placementsOf'>

const shownMatches = 20
const nothingFound = { best: [], total: 0, excluded: {} }

export function companyCalls(world: World, held: Held): CompanyCalls {
  const search = (): Search => ({
    heads: sessionOf(held).list.heads(),
    today: todayIn(world),
    count: shownMatches,
  })
  return {
    async companies(query) {
      const rows = openCases(held, query.text)
        .filter((head) => isMeant(head, query))
        .sort(orderBy(query))
      return { total: rows.length, rows: rows.slice(query.from, query.from + query.count) }
    },
    async fittingPeople(company, entity) {
      const place = headOf(held, company)?.company?.places.find((one) => one.entity === entity)
      return place ? fittingPeople(place, search()) : nothingFound
    },
    async fittingPlaces(id) {
      const person = headOf(held, id)
      return person ? fittingPlaces(person, search()) : nothingFound
    },
    placementsOf: async (id) => placementsOf(sessionOf(held).list.heads(), id),
  }
}

function todayIn({ clock, timeZone }: World): CalendarDate {
  return dateAt(clock.now(), timeZone)
}

function headOf(held: Held, id: EntityId): CaseHead | undefined {
  for (const head of sessionOf(held).list.heads()) if (head.id === id) return head
  return undefined
}

/** What the list of cases finds for the words, all of it. */
function openCases(held: Held, text: string): readonly CaseHead[] {
  const everything = { sort: 'code', descending: false, from: 0, count: Infinity } as const
  return sessionOf(held).list.list({ ...everything, text, state: 'open' }).rows
}

function isMeant(head: CaseHead, { region, eligibility, freeOnly }: CompanyQuery): boolean {
  if (head.company === null) return false
  if (region !== null && head.region !== region) return false
  if (eligibility !== null && head.company.eligibility !== eligibility) return false
  return !freeOnly || freePlacesOf(head) > 0
}

function freePlacesOf({ company }: CaseHead): number {
  return company?.places.reduce((sum, { free }) => sum + free, 0) ?? 0
}

/** Rows without a value stand last in both directions; the id makes the order total. */
function orderBy({ sort, descending }: CompanyQuery): (a: CaseHead, b: CaseHead) => number {
  const sign = descending ? -1 : 1
  const valueOf = (head: CaseHead): string | number | null => {
    if (sort === 'free') return freePlacesOf(head)
    return sort === 'sector' ? (head.company?.sector ?? null) : head[sort]
  }
  return (a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)]
    if (left === right) return a.id < b.id ? -1 : 1
    if (left === null || right === null) return left === null ? 1 : -1
    return left < right ? -sign : sign
  }
}

function placementsOf(heads: Iterable<CaseHead>, person: EntityId): readonly PlacementRow[] {
  const rows: PlacementRow[] = []
  for (const { id, code, company } of heads) {
    for (const placement of company?.placements ?? []) {
      if (placement.other === person) rows.push({ company: id, code, placement })
    }
  }
  return rows.sort((a, b) => (a.placement.on < b.placement.on ? 1 : -1))
}

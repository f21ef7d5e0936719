/** An event of which companies are no cases any more: the ways to them go, and how many there were stays. */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import { readEvent } from '#shared/events/event-registers.ts'
import { companiesNamed } from '#shared/events/event-sums.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** What takes the cases `gone` out of the event; nothing where none of them is named in it. */
export function eventWithout(item: Item, gone: ReadonlySet<EntityId>): readonly RegisterWrite[] {
  const event = readEvent(item)
  const companies = event.companies.filter(({ id }) => gone.has(id))
  const stops = event.stops.filter(({ company }) => company !== null && gone.has(company.id))
  if (companies.length + stops.length === 0) return []
  return [
    ...companies.map(({ id }) => ({ name: `f.${id}`, value: null })),
    ...stops.map((stop) => ({ name: `s.${stop.id}`, value: { ...stop, company: null } })),
    { name: 'companyCount', value: companiesNamed(event) },
  ]
}

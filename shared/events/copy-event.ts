/** Last year's event as a start for this year's. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { EventContent } from '#shared/events/event.ts'

/**
 * The same weekday a year later, or as many years later as it takes to lie ahead. The checklist moves along, because
 * its days count from the day of the event.
 */
export function nextEdition(on: CalendarDate, today: CalendarDate): CalendarDate {
  let next = addToDate(on, { weeks: 52 })
  while (next <= today) next = addToDate(next, { weeks: 52 })
  return next
}

/**
 * What can be used again: format, place, route, partners, companies and the checklist, with nothing done yet. Heads,
 * results and consents belong to the day and stay with it. `newIds` has an id for each stop, partner and line.
 */
export function copyEvent(event: EventContent, on: CalendarDate, newIds: readonly EntityId[]): EventContent {
  const ids = [...newIds]
  const renewed = <T extends { readonly id: EntityId }>(entities: readonly T[]): readonly T[] =>
    entities.flatMap((entity) => {
      const id = ids.shift()
      return id === undefined ? [] : [{ ...entity, id }]
    })
  return {
    fields: { ...event.fields, on, consents: null, estimated: false },
    stops: renewed(event.stops),
    partners: renewed(event.partners),
    companies: event.companies,
    checks: renewed(event.checks).map((check) => ({ ...check, done: false })),
    groups: {},
    heads: {},
    results: {},
  }
}

/** How many ids `copyEvent` needs. */
export function idsForCopy({ stops, partners, checks }: EventContent): number {
  return stops.length + partners.length + checks.length
}

/** Events for tests, written by hand or by chance. */
import fc from 'fast-check'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { drawCaseCode } from '#shared/domain/case-code.ts'
import { eventFormats, eventResults } from '#shared/domain/event-lists.ts'
import { Region } from '#shared/domain/value-lists.ts'
import { emptyEvent, EventGroup, headCells, type EventContent, type EventFile } from '#shared/events/event.ts'
import { createDice } from '#tests/support/dice.ts'

export const eventDay = '2026-10-14' as CalendarDate
const code = (seed: number) => drawCaseCode(createDice(seed).random)

/** An event with nothing in it but what a test says. */
export function someEvent(
  given: Partial<EventContent> = {},
  fields: Partial<EventContent['fields']> = {},
): EventFile {
  return {
    ...emptyEvent,
    fields: { ...emptyEvent.fields, title: 'Bustour Börde', on: eventDay, ...fields },
    id: 'e'.repeat(32),
    conflicts: [],
    unread: [],
    ...given,
  }
}

const id = fc.stringMatching(/^[0-9a-f]{32}$/)
const count = fc.integer({ min: 0, max: 200 })
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const day = fc
  .integer({ min: 0, max: 4000 })
  .map(
    (days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate,
  )
const company = fc.record({ id, code: fc.integer({ min: 1, max: 999 }).map(code) })
const byId = <T extends { readonly id: string }>(entities: readonly T[]): readonly T[] => [
  ...new Map(entities.map((entity) => [entity.id, entity])).values(),
]
const counts = <N extends string>(names: readonly N[]) =>
  fc.dictionary(fc.constantFrom(...names), count) as fc.Arbitrary<Partial<Record<N, number>>>

/** Any event that people can enter. */
export const anyEvent: fc.Arbitrary<EventContent> = fc.record({
  fields: fc.record({
    title: fc.string({ maxLength: 120 }),
    format: fc.constantFrom(...eventFormats.options, 'x-0a1b2c3d'),
    formatName: fc.string({ maxLength: 60 }),
    on: day,
    begins: fc.option(time),
    ends: fc.option(time),
    region: fc.option(fc.constantFrom(...Region.options)),
    place: fc.string({ maxLength: 120 }),
    organiser: fc.string({ maxLength: 200 }),
    languages: fc.string({ maxLength: 200 }),
    mediation: fc.constantFrom(null, 'lay', 'professional'),
    seats: fc.option(count),
    companyCount: fc.option(count),
    consents: fc.option(count),
    estimated: fc.boolean(),
    note: fc.string({ maxLength: 1000 }),
  }),
  stops: fc
    .array(
      fc.record({
        id,
        at: fc.option(time),
        place: fc.string({ maxLength: 120 }),
        company: fc.option(company),
        seats: fc.option(count),
      }),
      { maxLength: 6 },
    )
    .map(byId),
  partners: fc.array(fc.record({ id, name: fc.string({ maxLength: 200 }) }), { maxLength: 4 }).map(byId),
  companies: fc.array(company, { maxLength: 4 }).map(byId),
  checks: fc
    .array(
      fc.record({
        id,
        what: fc.string({ maxLength: 200 }),
        days: fc.integer({ min: -200, max: 60 }),
        done: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map(byId),
  groups: counts(EventGroup.options),
  heads: counts(headCells) as fc.Arbitrary<Record<string, number>>,
  results: counts([...eventResults.options, 'x-0a1b2c3d']),
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { AgeBand, Gender } from '#shared/domain/value-lists.ts'
import { agreedOf, companiesNamed, eventWarnings, personsOf, sumOf } from '#shared/events/event-sums.ts'
import { anyEvent, eventDay, someEvent } from '#tests/support/events.ts'

const after = '2026-11-26' as CalendarDate
const typesOf = (event: Parameters<typeof eventWarnings>[0], today = after) =>
  eventWarnings(event, today).map(({ type }) => type)

test('the sums of rows and of columns are the sum of all, and never negative', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const { heads, groups, results } = event
      const all = sumOf(heads)
      const rows = AgeBand.options.reduce((sum, band) => sum + sumOf(heads, `.${band}`), 0)
      const columns = Gender.options.reduce((sum, gender) => sum + sumOf(heads, `${gender}.`), 0)
      expect([rows, columns]).toEqual([all, all])
      expect(
        Math.min(all, personsOf(groups), agreedOf(results), companiesNamed(event)),
      ).toBeGreaterThanOrEqual(0)
      expect(() => eventWarnings(event, after)).not.toThrow()
    }),
  )
})

test('numbers that agree are left in peace', () => {
  const event = someEvent(
    {
      groups: { 'young-people': 22, parents: 3, companies: 4 },
      heads: { 'female.15-17': 10, 'male.18-20': 12 },
      results: { internship: 6, contacts: 15 },
    },
    { seats: 30, consents: 10 },
  )
  expect(typesOf(event)).toEqual([])
  expect(typesOf({ ...event, heads: { ...event.heads, 'female.35-54': 3 } })).toEqual([])
  expect(typesOf(someEvent())).toEqual([])
})

test.each([
  ['HeadsDiffer', someEvent({ groups: { 'young-people': 22 }, heads: { 'male.15-17': 20 } })],
  ['MoreThanSeats', someEvent({ groups: { 'young-people': 22 } }, { seats: 20 })],
  ['FewerCompanies', someEvent({ groups: { companies: 3 } }, { companyCount: 4 })],
  ['ConsentsMissing', someEvent({ heads: { 'male.under-15': 1, 'female.15-17': 4 } }, { consents: 4 })],
  ['MoreAgreedThanPeople', someEvent({ groups: { 'young-people': 5 }, results: { internship: 4, work: 2 } })],
] as const)('%s is said', (type, event) => {
  expect(typesOf(event)).toEqual([type])
})

test('numbers before the day and stops outside the hours are said', () => {
  const early = someEvent({ groups: { parents: 1 } })
  expect(typesOf(early, '2026-10-13' as CalendarDate)).toEqual(['CountedBefore'])
  expect(typesOf(early, eventDay)).toEqual([])
  const stop = { id: 'a'.repeat(32), place: '', company: null, seats: null }
  const route = someEvent(
    {
      stops: [
        { ...stop, at: '07:59' },
        { ...stop, at: '12:00' },
        { ...stop, at: '16:01' },
      ],
    },
    { begins: '08:00', ends: '16:00' },
  )
  expect(eventWarnings(route, after)).toEqual([
    { type: 'StopOutside', at: '07:59' },
    { type: 'StopOutside', at: '16:01' },
  ])
})

test('a company on the route and in the list is one company', () => {
  const company = { id: 'c'.repeat(32), code: 'K7MD-3XRF' as never }
  const stops = [{ id: 'a'.repeat(32), at: null, place: '', company, seats: null }]
  expect(companiesNamed(someEvent({ stops, companies: [company] }))).toBe(1)
  expect(companiesNamed(someEvent({ stops, companies: [company] }, { companyCount: 4 }))).toBe(4)
})

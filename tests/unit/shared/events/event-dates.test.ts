import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDate, daysBetween, type CalendarDate } from '#shared/base/calendar-date.ts'
import { checklistFor } from '#shared/events/checklists.ts'
import { copyEvent, idsForCopy, nextEdition } from '#shared/events/copy-event.ts'
import { agenda, dueOn, isPast, nextCheck } from '#shared/events/event-dates.ts'
import { eventFormats } from '#shared/domain/event-lists.ts'
import { anyEvent, eventDay, someEvent } from '#tests/support/events.ts'

const today = '2026-10-01' as CalendarDate
const check = (letter: string, days: number, done = false) => ({
  id: letter.repeat(32),
  what: letter,
  days,
  done,
})

test('every format brings a checklist of its own, from weeks before to days after', () => {
  for (const format of eventFormats.options) {
    const days = checklistFor(format).map((line) => line.days)
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(days[0]).toBeLessThanOrEqual(-28)
    expect(days.at(-1)).toBeGreaterThan(0)
    expect(new Set(checklistFor(format).map(({ what }) => what)).size).toBe(days.length)
  }
  expect(checklistFor('bus-tour')).toContainEqual({
    days: -56,
    what: 'Bus anfragen: Plätze, Abfahrtsorte, Rücktrittsfrist',
  })
})

test('the next line is the earliest that is not done; its day counts from the day of the event', () => {
  const event = someEvent({ checks: [check('a', -56, true), check('c', -7), check('b', -14)] })
  expect(nextCheck(event, today)).toEqual({ check: check('b', -14), on: '2026-09-30' })
  expect(nextCheck(someEvent(), today)).toBeNull()
  expect(isPast(event, eventDay)).toBe(false)
  expect(isPast(event, addToDate(eventDay, { days: 1 }))).toBe(true)
})

test('the agenda has what is ahead and what is still to be done, by day and month', () => {
  const ahead = someEvent({
    id: '1'.repeat(32),
    checks: [check('a', -14), check('b', -7, true), check('c', 30)],
  } as never)
  const over = someEvent({ id: '2'.repeat(32), checks: [check('d', 14), check('e', -14)] } as never, {
    on: '2026-09-20' as CalendarDate,
  })
  const months = agenda([ahead, over], today)
  expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-10', '2026-11'])
  expect(months.flatMap(({ entries }) => entries.map(({ kind, on }) => [kind, on]))).toEqual([
    ['check', '2026-09-30'],
    ['check', '2026-10-04'],
    ['event', '2026-10-14'],
    ['check', '2026-11-13'],
  ])
})

test('the next edition is the same weekday and lies ahead', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3000, max: 400 }), (days) => {
      const on = addToDate(today, { days })
      const next = nextEdition(on, today)
      expect(next > today).toBe(true)
      expect(daysBetween(on, next) % 364).toBe(0)
      expect(daysBetween(on, next)).toBeGreaterThan(0)
    }),
  )
  expect(nextEdition(eventDay, today)).toBe('2027-10-13')
})

test('a copy has all of the plan, its own ids, nothing done, and no number of the day', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const ids = Array.from({ length: idsForCopy(event) }, (_, at) => at.toString(16).padStart(32, '0'))
      const copy = copyEvent(event, today, ids)
      expect([copy.stops.length, copy.partners.length, copy.checks.length]).toEqual([
        event.stops.length,
        event.partners.length,
        event.checks.length,
      ])
      const used = [...copy.stops, ...copy.partners, ...copy.checks].map(({ id }) => id)
      expect(used).toEqual(ids)
      expect(copy.checks.some(({ done }) => done)).toBe(false)
      const shift = daysBetween(event.fields.on, today)
      for (const [at, line] of copy.checks.entries()) {
        const former = event.checks[at]
        expect(former && daysBetween(dueOn(former, event.fields.on), dueOn(line, today))).toBe(shift)
      }
      expect(copy).toMatchObject({ groups: {}, heads: {}, results: {}, companies: event.companies })
      expect(copy.fields).toMatchObject({ on: today, consents: null, title: event.fields.title })
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addToDate,
  CalendarDate,
  dateAt,
  daysBetween,
  monthsBetween,
  quarterStart,
} from '#shared/base/calendar-date.ts'

const date = (text: string): CalendarDate => CalendarDate.parse(text)

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((day) => date(day.toISOString().slice(0, 10)))

test('a date that does not exist is refused', () => {
  expect(CalendarDate.safeParse('2026-02-29').success).toBe(false)
  expect(CalendarDate.safeParse('22.11.2026').success).toBe(false)
})

test('the end of a month stays inside the month', () => {
  expect(addToDate(date('2026-01-31'), { months: 1 })).toBe('2026-02-28')
  expect(addToDate(date('2024-01-31'), { months: 1 })).toBe('2024-02-29')
})

test('seven months before a start in August lie in January', () => {
  expect(addToDate(date('2027-08-01'), { months: -7 })).toBe('2027-01-01')
})

test('adding days is undone by counting them', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
      expect(daysBetween(day, addToDate(day, { days }))).toBe(days)
    }),
  )
})

test('whole months never overshoot', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 0, max: 120 }), (day, months) => {
      expect(monthsBetween(day, addToDate(day, { months, days: 3 }))).toBeGreaterThanOrEqual(months)
      expect(monthsBetween(day, addToDate(day, { months }))).toBeLessThanOrEqual(months)
    }),
  )
})

test('the day depends on the zone, not on UTC', () => {
  const lateEvening = Date.parse('2026-06-30T22:30:00Z')
  expect(dateAt(lateEvening, 'Europe/Berlin')).toBe('2026-07-01')
  expect(dateAt(lateEvening, 'UTC')).toBe('2026-06-30')
})

test.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-03-31', '2026-01-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-11-22', '2026-10-01'],
  ['2024-02-29', '2024-01-01'],
])('the quarter of %s begins on %s', (date, first) => {
  expect(quarterStart(date as CalendarDate)).toBe(first)
})

import { describe, expect, test } from 'vitest'
import { parseDate } from '#renderer/components/fields/parse-date.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'

/** A Sunday. */
const today = CalendarDate.parse('2026-11-22')

const understood: readonly (readonly [string, string])[] = [
  ['24.12.2026', '2026-12-24'],
  ['4.1.2027', '2027-01-04'],
  ['24.12.26', '2026-12-24'],
  ['24/12/2026', '2026-12-24'],
  ['24 12 2026', '2026-12-24'],
  ['24122026', '2026-12-24'],
  ['241226', '2026-12-24'],
  ['2026-12-24', '2026-12-24'],
  ['24.12.', '2026-12-24'],
  ['24.12', '2026-12-24'],
  ['3.1.', '2027-01-03'],
  ['15.8.', '2026-08-15'],
  ['heute', '2026-11-22'],
  ['  Heute ', '2026-11-22'],
  ['morgen', '2026-11-23'],
  ['übermorgen', '2026-11-24'],
  ['gestern', '2026-11-21'],
  ['tomorrow', '2026-11-23'],
  ['+14', '2026-12-06'],
  ['+ 14', '2026-12-06'],
  ['-3', '2026-11-19'],
  ['+2w', '2026-12-06'],
  ['+1m', '2026-12-22'],
  ['+1 Jahr', '2027-11-22'],
  ['in 4 Wochen', '2026-12-20'],
  ['in einem Monat', '2026-12-22'],
  ['in drei tagen', '2026-11-25'],
  ['vor 2 Wochen', '2026-11-08'],
  ['in 4 weeks', '2026-12-20'],
  ['montag', '2026-11-23'],
  ['fr', '2026-11-27'],
  ['So.', '2026-11-29'],
]

describe('parseDate', () => {
  test.each(understood)('reads %j as %s', (typed, day) => {
    expect(parseDate(typed, today)).toBe(day)
  })

  test.each([
    '',
    '  ',
    '31.02.2026',
    '32.1.2026',
    '29.2.2027',
    '24.13.2026',
    'bald',
    'in Wochen',
    '12',
    '+',
    '99999',
  ])('reads %j as no day', (typed) => {
    expect(parseDate(typed, today)).toBeNull()
  })

  test('keeps a leap day that exists', () => {
    expect(parseDate('29.2.2028', today)).toBe('2028-02-29')
  })

  test('a month after 31 January ends with February', () => {
    expect(parseDate('+1m', CalendarDate.parse('2027-01-31'))).toBe('2027-02-28')
  })
})

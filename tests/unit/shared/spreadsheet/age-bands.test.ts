import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bandOfAge, bandOfBirth } from '#shared/spreadsheet/age-bands.ts'

const at = '2026-11-22' as CalendarDate

test('a band changes on the birthday, not before', () => {
  expect(bandOfBirth('22.11.2008', at, false)).toBe('18-20')
  expect(bandOfBirth('23.11.2008', at, false)).toBe('15-17')
})

test('a year alone gives a band only where both ages lie in it', () => {
  expect(bandOfBirth('2010', at, false)).toBe('15-17')
  expect(bandOfBirth('2008', at, false)).toBeNull()
})

test('a day to come, and what is no day, give none', () => {
  expect(bandOfBirth('01.01.2027', at, false)).toBeNull()
  expect(bandOfBirth('unbekannt', at, false)).toBeNull()
})

test('older people never stand in a younger band', () => {
  const order = ['under-15', '15-17', '18-20', '21-24', '25-26', '27-29', '30-34', '35-54', '55-plus']
  fc.assert(
    fc.property(fc.nat(119), fc.nat(119), (a, b) => {
      const [young, old] = [Math.min(a, b), Math.max(a, b)]
      expect(order.indexOf(bandOfAge(young)!)).toBeLessThanOrEqual(order.indexOf(bandOfAge(old)!))
    }),
  )
})

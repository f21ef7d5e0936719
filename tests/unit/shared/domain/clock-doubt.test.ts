import { expect, test } from 'vitest'
import { clockDoubt } from '#shared/domain/clock-doubt.ts'

const now = Date.UTC(2027, 5, 1)
const day = 24 * 60 * 60 * 1000

test('moments that can be: nothing is said', () => {
  expect(clockDoubt([now, now - 300 * day], now)).toBeNull()
  // Within the tolerance of the clock.
  expect(clockDoubt([now + day - 1, now], now)).toBeNull()
})

test('more than a day ahead, before the program, or more than a year apart', () => {
  expect(clockDoubt([now, now + day + 1], now)).toBe('future')
  expect(clockDoubt([Date.UTC(2050, 0, 1), Date.UTC(1970, 0, 1)], now)).toBe('future')
  expect(clockDoubt([now, Date.UTC(2025, 11, 31)], now)).toBe('past')
  expect(clockDoubt([now, now - 366 * day], now)).toBe('apart')
})

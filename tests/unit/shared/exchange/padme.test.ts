import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { padmeLength } from '#shared/exchange/padme.ts'

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [9, 10],
  [5_000, 5_120],
  [100_000, 100_352],
  [1_000_000, 1_015_808],
])('%i bytes become %i', (length, padded) => {
  expect(padmeLength(length)).toBe(padded)
})

test('a length never shrinks, grows by 12 % at most, and a padded one stays', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (length) => {
      const padded = padmeLength(length)
      expect(padded).toBeGreaterThanOrEqual(length)
      expect(padded).toBeLessThanOrEqual(length * 1.12)
      expect(padmeLength(padded)).toBe(padded)
    }),
  )
})

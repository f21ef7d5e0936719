import { expect, test } from 'vitest'
import { randomBelow, type Random } from '#shared/base/random.ts'

/** Hands out the given bytes one after the other. */
function tape(...bytes: readonly number[]): Random {
  const left = [...bytes]
  return { bytes: (count) => Uint8Array.from(left.splice(0, count)) }
}

test('a drawn number lies below its bound', () => {
  expect(randomBelow(tape(0, 0, 0, 9), 6)).toBe(3)
})

test('a draw that would make small numbers likelier is thrown away', () => {
  // 2^32 = 6 * 715827882 + 4: the four topmost values are the surplus.
  expect(randomBelow(tape(255, 255, 255, 252, 0, 0, 0, 5), 6)).toBe(5)
  expect(randomBelow(tape(255, 255, 255, 251), 6)).toBe(5)
})

test('every value of a small range comes up about as often', () => {
  let state = 1
  const random: Random = {
    bytes: (count) =>
      Uint8Array.from({ length: count }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return state >>> 24
      }),
  }
  const seen = Array.from({ length: 7 }, () => 0)
  for (let i = 0; i < 7000; i++) {
    const drawn = randomBelow(random, 7)
    seen[drawn] = (seen[drawn] ?? 0) + 1
  }
  for (const count of seen) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

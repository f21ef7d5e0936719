import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstStamp,
  isFarAhead,
  lastBelieved,
  momentOf,
  nextStamp,
  observeStamp,
  stampPattern,
  tolerance,
} from '#shared/records/hybrid-clock.ts'

const now = Date.UTC(2026, 10, 22, 12)

test('a stamp is 12 hex digits of milliseconds and 4 of a counter', () => {
  const first = nextStamp(firstStamp, now)
  expect(first).toMatch(stampPattern)
  expect(momentOf(first)).toBe(now)
  expect(first.slice(12)).toBe('0000')
  expect(nextStamp(first, now).slice(12)).toBe('0001')
})

test('stamps of one writer rise, whatever its clock does within a day', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -tolerance / 2, max: tolerance / 2 }), { maxLength: 50 }),
      (jumps) => {
        let last = firstStamp
        for (const jump of jumps) {
          const next = nextStamp(last, now + jump)
          expect(next > last).toBe(true)
          last = next
        }
      },
    ),
  )
})

test('the counter overflows into the next millisecond', () => {
  const full = `${nextStamp(firstStamp, now).slice(0, 12)}ffff`
  const next = nextStamp(full, now)
  expect(momentOf(next)).toBe(now + 1)
  expect(next > full).toBe(true)
})

test('a foreign stamp pulls the clock along up to a day and not beyond', () => {
  const own = nextStamp(firstStamp, now)
  const near = nextStamp(firstStamp, now + tolerance)
  const far = nextStamp(firstStamp, now + tolerance + 1)
  expect(observeStamp(own, near, now)).toBe(near)
  expect(observeStamp(own, far, now)).toBe(own)
  expect(observeStamp(near, own, now)).toBe(near)
  expect(isFarAhead(far, now)).toBe(true)
  expect(isFarAhead(near, now)).toBe(false)
  expect([near <= lastBelieved(now), far <= lastBelieved(now)]).toEqual([true, false])
})

test('a clock that ran far ahead and was set right goes on from the right time', () => {
  const wrong = nextStamp(firstStamp, now + 400 * tolerance)
  expect(momentOf(nextStamp(wrong, now))).toBe(now)
})

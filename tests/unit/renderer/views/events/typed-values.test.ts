import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTime } from '#renderer/views/events/parse-time.ts'
import { countOf, countText, maybeCount, maybeTime } from '#renderer/views/events/typed-values.ts'

test.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['9.05 Uhr', '09:05'],
  [' 17 h ', '17:00'],
  ['00:00', '00:00'],
  ['24:00', null],
  ['9:60', null],
  ['neun', null],
  ['', null],
])('the time %j is %j', (typed, time) => {
  expect(parseTime(typed)).toBe(time)
})

test('a count is a whole number from 0, or nothing; all else is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), (count) => {
      expect(countOf(` ${countText(count)} `)).toBe(count)
    }),
  )
  expect(countOf('')).toBeNull()
  for (const typed of ['-1', '1,5', '1e3', 'zwei', '100000', '0x1'])
    expect(maybeCount.safeParse(typed).success).toBe(false)
  expect(maybeCount.safeParse('100000').error?.issues[0]?.message).toBe('errors.field.tooBig')
  expect(maybeCount.safeParse('-1').error?.issues[0]?.message).toBe('errors.field.count')
  expect(maybeCount.parse('07')).toBe(7)
  expect(maybeTime.parse('')).toBeNull()
  expect(maybeTime.safeParse('später').success).toBe(false)
})

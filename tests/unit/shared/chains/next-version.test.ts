/** However often an office publishes, the last version is the newest. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { nextVersion } from '#shared/chains/next-version.ts'

const today = CalendarDate.parse('2026-11-27')

test('a day, and what else comes on it is counted', () => {
  expect(nextVersion([], today)).toBe('2026-11-27')
  expect(nextVersion(['', '2026-11-26.03'], today)).toBe('2026-11-27')
  expect(nextVersion(['2026-11-27'], today)).toBe('2026-11-27.02')
  expect(nextVersion(['2026-11-27.02', '2026-11-27'], today)).toBe('2026-11-27.03')
  expect(nextVersion(['2027-01-01'], today)).toBe('2027-01-01.02')
})

test('it is newer than all before it, whatever they are called', () => {
  const versions = fc.array(fc.oneof(fc.string(), fc.constantFrom('2026-11-27.99', '2026-11-27.10')))
  fc.assert(
    fc.property(versions, (former) => {
      const next = nextVersion(former, today)
      expect(former.every((version) => version < next)).toBe(true)
    }),
  )
})

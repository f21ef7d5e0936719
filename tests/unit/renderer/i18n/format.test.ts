import { expect, test } from 'vitest'
import { formatDate, formatNumber, formatTime } from '#renderer/i18n/format.ts'

test('writes a day as it is written in Germany', () => {
  expect(formatDate('2026-12-04')).toBe('04.12.2026')
  expect(formatDate('2026-12-04T10:00:00Z')).toBe('04.12.2026')
  expect(formatDate('unknown')).toBe('unknown')
})

test('writes the time of this machine with two digits each', () => {
  expect(formatTime(new Date(2026, 10, 22, 9, 3).getTime())).toBe('09:03')
})

test('parts thousands as the language does', () => {
  expect(formatNumber(50_000, 'de')).toBe('50.000')
  expect(formatNumber(50_000, 'en')).toBe('50,000')
})

import { afterEach, expect, test, vi } from 'vitest'
import { formatDate, formatNumber, formatTime } from '#renderer/i18n/format.ts'

afterEach(() => vi.unstubAllEnvs())

test('writes a day as it is written in Germany', () => {
  expect(formatDate('2026-12-04')).toBe('04.12.2026')
  expect(formatDate('unknown')).toBe('unknown')
})

test.for<[string, string, string]>([
  ['Europe/Berlin', '2026-11-27T23:12Z', '28.11.2026'],
  ['Europe/Berlin', '2026-11-27T22:59:59.999Z', '27.11.2026'],
  ['America/New_York', '2026-07-27T22:00Z', '28.07.2026'],
])('a moment is of the day in the office, wherever the laptop is: %s', async ([timeZone, moment, day]) => {
  vi.stubEnv('TZ', timeZone)
  vi.resetModules()
  const there = await import('#renderer/i18n/format.ts')
  expect(there.formatDate(moment)).toBe(day)
})

test('what only looks like a moment stays as it is', () => {
  expect(formatDate('2026-11-27Tnoon')).toBe('2026-11-27Tnoon')
})

test('writes the time in the office with two digits each', () => {
  expect(formatTime(Date.UTC(2026, 10, 22, 8, 3))).toBe('09:03')
})

test('parts thousands as the language does', () => {
  expect(formatNumber(50_000, 'de')).toBe('50.000')
  expect(formatNumber(50_000, 'en')).toBe('50,000')
})

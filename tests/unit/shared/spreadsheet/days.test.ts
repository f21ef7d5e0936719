import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDay, serialToDay } from '#shared/spreadsheet/days.ts'

test.each([
  '05.03.2026',
  '5.3.2026',
  '5.3.26',
  '05. 03. 2026',
  '5. März 2026',
  '5. Mrz 2026',
  '05 Mar 2026',
  '5.Maerz 2026',
  '05/03/2026',
  '5-3-2026',
  '2026-03-05',
  '2026/3/5',
  '46086',
  '46086.5',
  'Do, 05.03.2026',
  'Donnerstag, 5. März 2026',
  '05.03.2026 14:30',
  '05.03.2026, 14:30 Uhr',
  '2026-03-05T09:00:00',
  ' 05.03.2026 ',
])('%s is the fifth of March', (text) => {
  expect(readDay(text)).toBe('2026-03-05')
})

test.each([
  '',
  '31.02.2026',
  '03/15/2026',
  'März 2026',
  '2026',
  '17',
  '123',
  '1.2.3.4',
  'gestern',
  '05.13.2026',
  '99999',
])('%s is no day', (text) => {
  expect(readDay(text)).toBeNull()
})

test('every day of a century is read back from each way of writing it, and from its serial number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 11_000, max: 45_000 }), (days) => {
      const iso = new Date(days * 86_400_000).toISOString().slice(0, 10)
      const [year, month, day] = iso.split('-')
      expect(readDay(`${day}.${month}.${year}`)).toBe(iso)
      expect(serialToDay(days + 25_569, false)).toBe(iso)
      expect(serialToDay(days + 24_107, true)).toBe(iso)
      expect(readDay(String(days + 25_569))).toBe(iso)
    }),
  )
})

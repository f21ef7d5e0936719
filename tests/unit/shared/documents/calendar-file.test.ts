import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { writeCalendar } from '#shared/documents/calendar-file.ts'
import type { DueDate } from '#shared/domain/due-dates.ts'
import { readCalendar } from '#tests/support/read-calendar.ts'

const now = Date.UTC(2026, 10, 27, 8, 30, 5)
const due: DueDate = {
  entity: 'a1'.repeat(16),
  code: 'K7MD-3XRF',
  on: '2026-12-31' as CalendarDate,
  kind: 'followUp',
}

test('an entry is a whole day that says only that something is due', () => {
  expect(readCalendar(writeCalendar({ dates: [due], withCode: false, now }))).toEqual([
    {
      UID: `${due.entity}@fallkoffer`,
      DTSTAMP: '20261127T083005Z',
      'DTSTART;VALUE=DATE': '20261231',
      'DTEND;VALUE=DATE': '20270101',
      SUMMARY: 'Fallkoffer: Wiedervorlage',
      CLASS: 'PRIVATE',
      TRANSP: 'TRANSPARENT',
    },
  ])
})

test('the case code stands in it only where it is wanted', () => {
  const file = (withCode: boolean) => new TextDecoder().decode(writeCalendar({ dates: [due], withCode, now }))
  expect(file(false)).not.toContain('K7MD')
  expect(readCalendar(writeCalendar({ dates: [due], withCode: true, now }))[0]?.['SUMMARY']).toBe(
    'Fallkoffer: Wiedervorlage K7MD-3XRF',
  )
})

test('without dates it is still a calendar', () => {
  expect(readCalendar(writeCalendar({ dates: [], withCode: false, now }))).toEqual([])
})

test('a strict reader takes whatever is written, with one entry a date and the same id each time', () => {
  const dates = fc.uniqueArray(
    fc.record({
      entity: fc
        .uint8Array({ minLength: 16, maxLength: 16 })
        .map((bytes) => Buffer.from(bytes).toString('hex')),
      // Longer and stranger than any code, so that folding and escaping are tried.
      code: fc.string({ unit: 'grapheme', maxLength: 120 }).filter((text) => !/\p{Cc}/u.test(text)),
      on: fc
        .date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10) as CalendarDate),
      kind: fc.constantFrom('followUp' as const, 'agreement' as const, 'feedback' as const),
    }),
    { selector: ({ entity }) => entity, maxLength: 20 },
  )
  fc.assert(
    fc.property(dates, (given) => {
      const [first, second] = [now, now + 86_400_000].map((at) =>
        readCalendar(writeCalendar({ dates: given, withCode: true, now: at })),
      )
      expect(first?.map(({ UID }) => UID)).toEqual(given.map(({ entity }) => `${entity}@fallkoffer`))
      expect(second?.map(({ UID }) => UID)).toEqual(first?.map(({ UID }) => UID))
    }),
  )
})

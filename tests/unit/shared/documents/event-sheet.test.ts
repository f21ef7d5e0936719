import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { printEventSheet } from '#shared/documents/event-sheet.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import type { EventFile } from '#shared/events/event.ts'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { anyEvent, someEvent } from '#tests/support/events.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const labelOf: LabelOf = (list, value) =>
  (german.lists[list] as Readonly<Record<string, string>>)[value] ?? 'Eigener Wert'
const on = '2026-11-26' as CalendarDate
const typesetter = houseTypesetter()
const sheet = (event: EventFile) => printEventSheet({ event, office: 'Beratungsstelle Nord', on, labelOf })

function print(event: EventFile): Uint8Array {
  const printed = typesetter.pdf(sheet(event))
  assert(printed.ok, printed.ok ? '' : printed.error)
  return printed.value
}

const full = someEvent(
  {
    stops: [{ id: 'a'.repeat(32), at: '09:15', place: 'Autohaus in Wanzleben', company: null, seats: 12 }],
    partners: [{ id: 'b'.repeat(32), name: 'Agentur für Arbeit' }],
    checks: [{ id: 'c'.repeat(32), what: 'Bus anfragen', days: -56, done: true }],
    groups: { 'young-people': 22, companies: 4 },
    heads: { 'female.15-17': 10, 'male.18-20': 12 },
    results: { internship: 6 },
  },
  { format: 'bus-tour', begins: '08:00', ends: '16:00', consents: 10, estimated: true },
)

test('the sheet is one tagged A4 page with everything that was planned and counted', () => {
  const pdf = print(full)
  const text = Buffer.from(pdf).toString('latin1')
  expect(text).toContain('pdfuaid')
  expect(text).toContain('/Lang (de')
  const info = askPoppler('pdfinfo', pdf)
  if (info !== null) {
    expect(info).toMatch(/Title:\s+Bustour Börde/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Pages:\s+1\b/)
  }
  const words = askPoppler('pdftotext', pdf)
  const expected = [
    'Bustour Börde',
    'Berufsorientierungs-Bustour',
    '08:00 bis 16:00 Uhr',
    'Autohaus in Wanzleben',
  ]
  for (const part of [
    ...expected,
    'Agentur für Arbeit',
    '19.08.2026',
    'geschätzt',
    'Praktikum vereinbart',
    'Summe',
  ])
    if (words !== null) expect(words).toContain(part)
})

test('formats and results go by the words of the office, its own among them', () => {
  const ofOffice: LabelOf = (list, value) =>
    value === 'x-0a1b2c3d'
      ? { eventFormat: 'Elterncafé', eventResult: 'Probetage' }[list as 'eventFormat']
      : labelOf(list, value)
  const own = someEvent(
    { results: { appointments: 2, 'x-0a1b2c3d': 3 } },
    { format: 'x-0a1b2c3d', title: '' },
  )
  const { data } = printEventSheet({ event: own, office: 'Beratungsstelle Nord', on, labelOf: ofOffice })
  expect(JSON.parse(data)).toMatchObject({
    title: 'Elterncafé',
    results: [
      { name: 'Folgetermine vereinbart', value: '2' },
      { name: 'Probetage', value: '3' },
    ],
  })
})

test('any event can be printed, and nothing typed becomes markup', () => {
  const { markup } = sheet(full)
  fc.assert(
    fc.property(anyEvent, (event) => {
      const odd = someEvent(event, {
        ...event.fields,
        title: '#panic("x") $ *',
        note: '= Überschrift #read("/etc/passwd")',
      })
      expect(sheet(odd).markup).toBe(markup)
      expect(print(odd).length).toBeGreaterThan(1000)
    }),
    { numRuns: 12 },
  )
  expect(print(someEvent({}, { title: '' })).length).toBeGreaterThan(1000)
})

import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bodyTypes } from '#shared/domain/body-types.ts'
import { leafletFileName, printLeaflet, type LeafletInput } from '#shared/documents/leaflet.ts'
import {
  bodyWording,
  leafletHeadings,
  leafletPhrases,
  type LeafletLanguage,
} from '#shared/documents/leaflet-words.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const leaflet: LeafletInput = {
  language: 'ar',
  next: { phrases: ['go', 'appointment'], own: 'Fragen Sie nach der Beschäftigungserlaubnis.' },
  bodyType: 'immigration-office',
  body: 'Salzlandkreis, Fachdienst 30 Ausländer- und Asylrecht, SG 30.1 Ausländerbehörde',
  town: 'Bernburg (Saale)',
  opening: 'Dienstag 9 bis 12 Uhr',
  openingAsOf: '2026-11-20' as CalendarDate,
  bring: { phrases: ['passport', 'residence', 'certificates', 'contract'], own: 'Brief der Schule' },
  until: '2026-12-15' as CalendarDate,
  questions: { phrases: ['papers', 'when-answer', 'interpreter', 'training'], own: '' },
  code: '',
  office: 'Beratungsstelle Nord',
  contact: '',
  on: '2026-11-26' as CalendarDate,
}

function pdfOf(input: LeafletInput): Uint8Array {
  const printed = houseTypesetter().pdf(printLeaflet(input))
  assert(printed.ok, printed.ok ? '' : printed.error)
  return printed.value
}

const mostOf = <T>(all: Readonly<Record<string, T>>): readonly string[] => Object.keys(all)

describe.each(['ar', 'en', null] as const)(
  'a leaflet with %s beside the German',
  (language: LeafletLanguage | null) => {
    test('is one tagged page of A5 that says where, by when and what to bring', () => {
      const pdf = pdfOf({ ...leaflet, language })
      const facts = askPoppler('pdfinfo', pdf)
      // Where Debian's tools are not installed, the typesetter itself has vouched for PDF/UA.
      if (facts === null) return
      expect(facts).toMatch(/Tagged:\s+yes/)
      expect(facts).toMatch(/Pages:\s+1\b/)
      expect(facts).toMatch(/Page size:\s+419\.5\d* x 595\.2\d* pts/)
      const words = askPoppler('pdftotext', pdf) ?? ''
      for (const word of [
        'Merkzettel',
        'Bernburg (Saale)',
        '15.12.2026',
        'Ausweis oder Pass',
        'Brief der Schule',
      ])
        expect(words).toContain(word)
      if (language === 'ar') expect(words.normalize('NFKC')).toMatch(/\p{Script=Arabic}{3}/u)
      if (language === 'en') expect(words).toContain('Identity card or passport')
      expect(words).not.toContain('▯')
    })

    test('can be set with everything chosen, and with next to nothing', () => {
      const full = {
        ...leaflet,
        language,
        next: { phrases: mostOf(leafletPhrases.next), own: 'Noch etwas.\nUnd noch etwas.' },
        bring: { phrases: mostOf(leafletPhrases.bring), own: '' },
        questions: { phrases: mostOf(leafletPhrases.questions), own: 'Wie geht es weiter?' },
        code: 'K7MD-3XRF',
        contact: 'Markt 1, Zimmer 3',
      }
      expect(pdfOf(full).length).toBeGreaterThan(1000)
      const none = { phrases: [], own: '' }
      const empty = {
        ...leaflet,
        language,
        next: none,
        bring: none,
        questions: none,
        until: null,
        opening: '',
        town: '',
      }
      expect(pdfOf(empty).length).toBeGreaterThan(1000)
    })
  },
)

test('every kind of body can be set in every language', () => {
  const typesetter = houseTypesetter()
  for (const bodyType of bodyTypes.options)
    for (const language of ['ar', 'en'] as const) {
      const printed = typesetter.pdf(printLeaflet({ ...leaflet, bodyType, language }))
      expect(printed.ok, `${bodyType} ${language} ${printed.ok ? '' : printed.error}`).toBe(true)
    }
}, 60_000)

test('the fixed words are there in every language, the Arabic ones in Arabic letters', () => {
  const wordings = [
    leafletHeadings,
    ...Object.values(leafletPhrases),
    Object.fromEntries(bodyTypes.options.map((type) => [type, bodyWording(type)])),
  ].flatMap((list) => Object.values(list))
  for (const wording of wordings) {
    expect(wording?.de).not.toBe('')
    expect(wording?.en).not.toBe('')
    expect(wording?.ar).toMatch(/\p{Script=Arabic}/u)
  }
  expect(bodyWording('hologram')).toBeNull()
  expect(bodyWording(null)).toBeNull()
})

test('the markup holds nothing of the leaflet, and a sentence nobody knows any more is left out', () => {
  const { markup, data } = printLeaflet({ ...leaflet, bring: { phrases: ['passport', 'hologram'], own: '' } })
  for (const word of [leaflet.body, leaflet.town, leaflet.office]) expect(markup).not.toContain(word)
  expect((JSON.parse(data) as { fixed: { bring: unknown[] } }).fixed.bring).toHaveLength(1)
})

test('what people type cannot act as markup, and letters without a glyph do not stop the paper', () => {
  const body = '#panic("x") *fett* $ 漢字 😀'
  expect(pdfOf({ ...leaflet, body }).length).toBeGreaterThan(1000)
})

test('the name of the file tells the town and the day', () => {
  expect(leafletFileName(leaflet)).toBe('Merkzettel Bernburg Saale 2026-11-26.pdf')
  expect(leafletFileName({ ...leaflet, town: '' })).toBe('Merkzettel 2026-11-26.pdf')
})

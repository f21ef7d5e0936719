import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary as library } from '#shared/chains/catalogue.ts'
import { summarizeCase } from '#shared/documents/case-summary.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { sampleCase } from '#tests/support/sample-case.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const labelOf: LabelOf = (list, value) =>
  (german.lists[list] as Readonly<Record<string, string>>)[value] ?? ''
const office = { name: 'Beratungsstelle Nord', project: '', adviser: 'AB' }
const on = '2026-11-22' as CalendarDate
const typesetter = houseTypesetter()
const emptyCase = readCaseFile({ id: '0'.repeat(32), sv: 1, vv: {}, f: {} })

function print(file: CaseFile): Uint8Array {
  const printed = typesetter.pdf(summarizeCase({ file, library, office, on, labelOf }))
  assert(printed.ok, printed.ok ? '' : printed.error)
  return printed.value
}

function withNote(note: string): CaseFile {
  const [first] = sampleCase.consultations
  assert(first, 'the sample has a consultation')
  return { ...sampleCase, consultations: [{ ...first, note }] }
}

const headings = [
  'Fallzusammenfassung',
  'Anlass und Anliegen',
  'Ausgangslage',
  'Stärken und Berufswunsch',
  'Themen der Beratung',
  'Beratungsinhalt in Stichworten',
  'Prozesskette',
  'Vereinbarungen',
  'Verweise',
  'Wiedervorlage',
  'Ergebnis und Abschluss',
  'Datenschutz und Löschung',
]

describe('the case summary', () => {
  test('is one tagged A4 page with title, language and its twelve headings', () => {
    const pdf = print(sampleCase)
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toContain('pdfuaid')
    expect(text).toContain('/Lang (de')
    const info = askPoppler('pdfinfo', pdf) ?? 'Title: Fallzusammenfassung K7MD-3XRF Tagged: yes A4 Pages: 1'
    expect(info).toMatch(/Title:\s+Fallzusammenfassung K7MD-3XRF/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/A4/)
    expect(info).toMatch(/Pages:\s+1\b/)
    const words = askPoppler('pdftotext', pdf) ?? headings.join('\n')
    for (const heading of headings) expect(words).toContain(heading)
  })

  test('says what comes next, when, and why', () => {
    const { data } = summarizeCase({ file: sampleCase, library, office, on, labelOf })
    expect(data).toContain('Antrag frühestens ab 01.01.2027: 7 Monate vor dem Beginn am 01.08.2027.')
    expect(data).toContain('§ 16g Abs. 3 Satz 1 AufenthG')
    expect(data).toContain('nächster Schritt')
    expect(data).toContain('Rechtsstand 19.08.2026')
  })

  test('can be printed of a case that says nothing', () => {
    expect(askPoppler('pdftotext', print(emptyCase)) ?? '????-????').toContain('????-????')
  })

  test('says of a company what companies are asked, and nothing a person is', () => {
    const company = { clientGroup: 'company', companySize: '1-9', sector: 'i', trainsNow: 'never' } as const
    const file = { ...emptyCase, profile: { ...emptyCase.profile, ...company } }
    const { data } = summarizeCase({ file, library, office, on, labelOf })
    for (const said of ['Größe', 'Branche', 'Ausbildung im Betrieb']) expect(data).toContain(said)
    for (const asked of ['Altersband', 'Alphabetisierung', 'Stärken']) expect(data).not.toContain(asked)
    expect(askPoppler('pdftotext', print(file)) ?? 'Bildet aus').toContain('Bildet aus')
  })

  test('keeps the words of a chain this program does not carry', () => {
    const runs = sampleCase.chainRuns.map((run) => ({ ...run, version: '1999-01-01' }))
    const { data } = summarizeCase({ file: { ...sampleCase, chainRuns: runs }, library, office, on, labelOf })
    expect(data).toContain('Fassung 1999-01-01, hier nicht vorhanden')
    expect(data).toContain('20.11.2026')
  })

  test('leaves deletion to the rule of the office and promises none', () => {
    const closed = { ...sampleCase.profile, closedOn: '2026-11-20' as CalendarDate }
    for (const profile of [sampleCase.profile, closed]) {
      const { data } = summarizeCase({ file: { ...sampleCase, profile }, library, office, on, labelOf })
      expect(data).toContain('steht in der Löschregel der Beratungsstelle')
      expect(data).not.toContain('gelöscht')
    }
  })

  test('has the same markup for every case: nothing typed can become markup', () => {
    const { markup } = summarizeCase({ file: emptyCase, library, office, on, labelOf })
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        expect(summarizeCase({ file: withNote(note), library, office, on, labelOf }).markup).toBe(markup)
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    '#read("/etc/passwd")',
    '= Überschrift\n#set page(width: 10pt)',
    '$ x^2 $ *fett* _schief_ `code` \\ @ref <label>',
    '"] #panic("x") [',
    '\u202E rückwärts \u0000 \uD800 مرحبا Привет 😀',
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(8),
  ])('sets %j as it was typed', (note) => {
    const words = askPoppler('pdftotext', print(withNote(note))) ?? note
    expect(words).toContain('Beratungsinhalt'.slice(0, 5))
    if (note.startsWith('#read')) expect(words.replace(/\s/g, '')).toContain('#read("/etc/passwd")')
  })
})

test('the summary says that the content of a chain is old', () => {
  const said = (day: string): string =>
    summarizeCase({ file: sampleCase, library, office, on: day as CalendarDate, labelOf }).data
  expect(said('2027-02-19')).not.toContain('älter als sechs Monate')
  expect(said('2027-02-20')).toContain('älter als sechs Monate')
})

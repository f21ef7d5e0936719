import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { importFieldNames, ruleOf } from '#shared/spreadsheet/fields.ts'
import { reasonByHeading, reasonByValues, wordsOfLists } from '#shared/spreadsheet/refuse-column.ts'
import { germanLabels } from '#tests/support/spreadsheets.ts'

const look = {
  listWords: wordsOfLists(germanLabels),
  today: '2026-11-22' as CalendarDate,
  isKnownHeading: false,
}

test.each([
  ['Name', 'name'],
  ['Vorname', 'name'],
  ['Name, Vorname', 'name'],
  ['NACHNAME', 'name'],
  ['Name des Klienten', 'name'],
  ['Ansprechpartner/in', 'name'],
  ['Muttername', 'name'],
  ['Klientenname', 'name'],
  ['Tel.', 'phone'],
  ['Telefon-Nr.', 'phone'],
  ['Handynummer', 'phone'],
  ['Mobil', 'phone'],
  ['Geb.-Datum', 'birth-date'],
  ['geboren am', 'birth-date'],
  ['Geburtsdatum', 'birth-date'],
  ['Geburtsjahr', 'birth-date'],
  ['Straße', 'address'],
  ['PLZ', 'address'],
  ['Anschrift', 'address'],
  ['Geburtsort', 'address'],
  ['E-Mail', 'mail'],
  ['Email-Adresse', 'mail'],
  ['Az.', 'file-number'],
  ['Aktenzeichen', 'file-number'],
  ['AZR-Nummer', 'file-number'],
  ['Kundennummer AA', 'file-number'],
  ['BG-Nummer', 'file-number'],
  ['IBAN', 'iban'],
  ['Kontonummer', 'iban'],
  ['Religion', 'sensitive'],
  ['Behinderung', 'sensitive'],
])('a column headed %s is refused: %s', (heading, reason) => {
  expect(reasonByHeading(heading)).toBe(reason)
})

test('no heading of a field that can be filled is refused', () => {
  const headings = importFieldNames.flatMap((field) => ruleOf(field).headings)
  expect(headings.filter((heading) => reasonByHeading(heading) !== null)).toEqual([])
  for (const heading of [
    'Geburtsland',
    'Kontaktart',
    'Kursname',
    'Maßnahme',
    'Dauer',
    'Nr.',
    'Telefonisch erreichbar?',
  ]) {
    expect(reasonByHeading(heading), heading).toBeNull()
  }
})

test.each([
  ['name', ['Amira Haddad', 'Yusuf Demir', 'Olena K.', 'Mohammad Reza Karimi']],
  ['name', ['Haddad, Amira', 'Demir, Yusuf']],
  ['name', ['Amira', 'Yusuf', 'Olena']],
  ['name', ['Frau Petersen', 'Herr Dr. Vogt']],
  ['name', ['Zoreh Quandil', 'Tarelo Munabe', 'Wenik Sarpol', 'Ilgor Tesman']],
  ['phone', ['0391 1234567', '+49 176 12345678', '01761234567']],
  ['birth-date', ['05.03.2008', '2001-12-24', '17.6.99']],
  ['address', ['Breiter Weg 12', 'Halberstädter Str. 7a']],
  ['address', ['39104 Magdeburg', '39576 Stendal']],
  ['mail', ['a.b@example.org', 'c@example.com']],
  ['file-number', ['123A456789', '432B987654']],
  ['file-number', ['7654321-166-23', '33.2/04711/25']],
  ['file-number', ['123456789012', '987654321098']],
  ['iban', ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000']],
])('values give a column away as %s', (reason, values) => {
  expect(reasonByValues(values, look)).toBe(reason)
})

test.each([
  [['B1', 'A2', 'b 1', 'Muttersprache']],
  [['17', '22', '34']],
  [['05.03.2026', '12.11.2025', '2026-01-07']],
  [['Landkreis Börde', 'Jerichower Land', 'Altmarkkreis Salzwedel', 'Landkreis Stendal', 'Magdeburg']],
  [['weiblich', 'm', 'Frau']],
  [['15–17', '18-20', '21–24']],
  [['1', '2', '3', '1204']],
  [['Orientierung, Bewerbung', 'Sprache; Finanzierung']],
  [['möchte Pflege lernen', 'sucht einen Platz ab August', 'Zeugnis fehlt noch']],
  [['§ 25 Abs. 2', '§ 24', '60a']],
  [['', '', '']],
])('%j are nobody', (values) => {
  expect(reasonByValues(values, look)).toBeNull()
})

test('under a known heading words with capitals are what the heading says', () => {
  const jobs = [
    'Medizinische Fachangestellte',
    'Technischer Zeichner',
    'Elektronischer Assistent',
    'Staatlicher Altenpfleger',
  ]
  expect(reasonByValues(jobs, look)).toBe('name')
  expect(reasonByValues(jobs, { ...look, isKnownHeading: true })).toBeNull()
})

import { expect, test } from 'vitest'
import { signInText, signOfCell } from '#shared/spreadsheet/personal-signs.ts'

test.each([
  ['Termin mit Frau Petersen am Montag', 'name', 'Frau Petersen'],
  ['kam mit Amira Haddad', 'name', 'Amira Haddad'],
  ['erreichbar unter 0391 / 123 45 67', 'phone', '0391 / 123 45 67'],
  ['schreibt an a.b@example.org', 'mail', 'a.b@example.org'],
  ['wohnt Breiter Weg 12', 'address', 'Breiter Weg 12'],
  ['geb. 05.03.2008, sucht Platz', 'birth-date', '05.03.2008'],
  ['Az. 33.2-4711/25 liegt vor', 'file-number', 'Az. 33.2-4711/25'],
  ['Konto DE89 3704 0044 0532 0130 00', 'iban', undefined],
])('%s: %s', (text, sign, piece) => {
  expect(signInText(text)).toMatchObject(piece === undefined ? { sign } : { sign, piece })
})

test.each([
  ['wohnt Straße der Jugend 3', 'address'],
  ['Platz der Freundschaft 4', 'address'],
  ['Bahnhofstr 5', 'address'],
  ['Halberstädter Str 45', 'address'],
  ['bahnhofstr. 5', 'address'],
  ['BAHNHOFSTRASSE 5', 'address'],
  ['39104 MAGDEBURG', 'address'],
  ['39104  Magdeburg', 'address'],
  ['AZ 30/1234', 'file-number'],
  ['az: 30/1234', 'file-number'],
  ['aktenzeichen 4711', 'file-number'],
  ['KUNDENNUMMER: 4711', 'file-number'],
  ['Kd.-Nr. 4711', 'file-number'],
  ['Gespräch mit Murat Yilmaz', 'name'],
  ['Kevin Schulze war da', 'name'],
  ['Anh Nguyen sucht Platz', 'name'],
  ['genannt Lilo', 'name'],
  ['ali @ web.de', 'mail'],
])('%s: what a hint would let pass is a sign here', (text, sign) => {
  expect(signInText(text)?.sign).toBe(sign)
})

test.each(['Straße der Jugend 3', 'Bahnhofstr 5', 'BAHNHOFSTRASSE 5', '39104 MAGDEBURG'])(
  'a cell "%s" is an address',
  (cell) => {
    expect(signOfCell(cell)).toBe('address')
  },
)

test.each([
  'am 05.11.2026 um 14:00 im Büro, nächster Termin 12.11.2026',
  'sucht Ausbildung Pflege ab 01.08.2027, B1 vorhanden',
  'Duldung nach § 60a bis 2027-03-01',
  '3 Bewerbungen geschrieben, 2 Absagen',
  'Fragt nach BAB und Kindergeld',
])('%s: nobody', (text) => {
  expect(signInText(text)).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentData, printable } from '#shared/documents/document.ts'
import { pageStyle } from '#shared/documents/page-style.ts'
import { houseTypesetter } from '#tests/support/typesetting.ts'

const typesetter = houseTypesetter()

test.each([
  ['Straße, Größe, Müller-Lüdenscheidt', 'Straße, Größe, Müller-Lüdenscheidt'],
  ['Привет, Ελλάδα, Đặng, Łódź', 'Привет, Ελλάδα, Đặng, Łódź'],
  ['zwei\r\nZeilen', 'zwei\nZeilen'],
  ['a\u0308', 'ä'],
  ['geschützt\u00A0eng\u202Fund\tTab', 'geschützt eng und Tab'],
  ['unsichtbar\u200B\u00AD\u202E\u0000', 'unsichtbar'],
  ['Gruß 😀 مر', 'Gruß ▯ ▯▯'],
  ['Kinder\u2011Tag', 'Kinder-Tag'],
])('%j is printed as %j', (typed, printed) => {
  expect(printable(typed)).toBe(printed)
})

test('every character that is kept has a glyph in every cut a paper uses', () => {
  const all = Array.from({ length: 0xffff }, (_none, code) => String.fromCharCode(code))
    .map(printable)
    .join(' ')
  const shown = [...new Set(all)].join(' ')
  const markup = `${pageStyle}
#data.text
#text(weight: "medium", data.text)
#text(weight: "semibold", data.text)
#text(weight: "bold", data.text)`
  const data = documentData({ title: 'Alle Zeichen', office: '', footer: '', text: shown })
  const printed = typesetter.pdf({ markup, data })
  expect(printed.ok || printed.error).toBe(true)
})

test('whatever is typed is well-formed, of its own length at most, and printed the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const printed = printable(typed)
      expect(printable(printed)).toBe(printed)
      expect(printed).not.toMatch(/\p{Cs}/u)
    }),
  )
})

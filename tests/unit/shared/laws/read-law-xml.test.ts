/** A file after the portal's document type, written by hand; and what must be refused. */
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { linesOf } from '#shared/laws/law-text.ts'
import { readLawFile } from '#shared/laws/read-law-xml.ts'

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE dokumente SYSTEM "http://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd">`
const law = `${head}
<dokumente builddate="20260819120000" doknr="X">
<norm><metadaten><jurabk>SGB 3</jurabk><langue>Drittes Buch,
 erfunden</langue><standangabe><standtyp>Stand</standtyp><standkommentar>Zuletzt geändert 2026</standkommentar></standangabe></metadaten></norm>
<norm><metadaten><jurabk>SGB 3</jurabk><enbez>§ 54a</enbez><titel format="parat">Probe</titel></metadaten>
<textdaten><text format="XML"><Content>
<P>(1) Erster Satz &amp; mehr.</P>
<P>(2) Liste:<DL Type="arabic"><DT>1.</DT><DD Font="normal"><LA>eins,<DL Type="alpha"><DT>a)</DT><DD><LA>tief</LA></DD></DL></LA></DD><DT>2.</DT><DD><LA>zwei.</LA></DD></DL></P>
<P>(3) Ende<BR/>hier.</P>
</Content></text></textdaten></norm>
<norm><metadaten><enbez>§§ 1 bis 3</enbez><titel>(weggefallen)</titel></metadaten></norm>
<norm><metadaten><enbez>§ 55</enbez></metadaten><textdaten><fussnoten><Content><P>Fußnote</P></Content></fussnoten></textdaten></norm>
</dokumente>`

test('paragraphs, lists and the state of the file are read', () => {
  const read = readLawFile(strToU8(law))
  expect(read).toMatchObject({
    ok: true,
    value: {
      law: 'SGB III',
      title: 'Drittes Buch, erfunden',
      state: 'Zuletzt geändert 2026',
      madeOn: '2026-08-19',
    },
  })
  const section = read.ok ? read.value.sections.find(({ number }) => number === '54a') : undefined
  expect(section).toEqual({
    number: '54a',
    heading: 'Probe',
    lines: [
      { depth: 0, text: '(1) Erster Satz & mehr.' },
      { depth: 0, text: '(2) Liste:' },
      { depth: 1, text: '1. eins,' },
      { depth: 2, text: 'a) tief' },
      { depth: 1, text: '2. zwei.' },
      { depth: 0, text: '(3) Ende hier.' },
    ],
  })
  expect(section && linesOf(section, '2').map(({ text }) => text)).toEqual([
    '(2) Liste:',
    '1. eins,',
    'a) tief',
    '2. zwei.',
  ])
  expect(section && linesOf(section, '9')).toEqual(section?.lines)
  expect(section && linesOf(section, null)).toEqual(section?.lines)
})

test('the portal packs its files as ZIP', () => {
  expect(readLawFile(zipSync({ 'BJNR1.xml': strToU8(law), 'note.txt': strToU8('x') })).ok).toBe(true)
  expect(readLawFile(zipSync({ 'note.txt': strToU8('x') }))).toEqual({
    ok: false,
    error: { type: 'LawOtherFormat' },
  })
  expect(readLawFile(strToU8('PK broken'))).toEqual({ ok: false, error: { type: 'LawNotXml' } })
})

const bomb = `<?xml version="1.0"?><!DOCTYPE dokumente [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><dokumente>&b;</dokumente>`
test.each([
  ['a file of another kind', '<html><body/></html>', 'LawOtherFormat'],
  ['no XML at all', 'Guten Tag', 'LawNotXml'],
  ['cut off', law.slice(0, -200), 'LawNotXml'],
  ['entities of its own', bomb, 'LawUnsafe'],
  ['an entity nobody declared', law.replace('&amp;', '&xxe;'), 'LawNotXml'],
  ['too deep', `<dokumente>${'<a>'.repeat(80)}${'</a>'.repeat(80)}</dokumente>`, 'LawUnsafe'],
  [
    'no paragraph',
    '<dokumente><norm><metadaten><jurabk>BBiG 2005</jurabk></metadaten></norm></dokumente>',
    'LawWithoutText',
  ],
])('%s is refused', (_what, text, type) => {
  expect(readLawFile(strToU8(text))).toEqual({ ok: false, error: { type } })
})

test('what is too large is refused before it is read, packed or not', () => {
  const large = new Uint8Array(21 * 1024 * 1024).fill(0x20)
  expect(readLawFile(large)).toEqual({ ok: false, error: { type: 'LawTooLarge' } })
  expect(readLawFile(zipSync({ 'a.xml': large }))).toEqual({ ok: false, error: { type: 'LawTooLarge' } })
})

test.each([
  ['AufenthG 2004', 'AufenthG'],
  ['AusbEignV 2009', 'AEVO'],
  ['AsylVfG 1992', 'AsylG'],
  ['SGB 8', 'SGB VIII'],
])('the portal calls it %s, people %s', (portal, cited) => {
  const read = readLawFile(strToU8(law.replaceAll('SGB 3', portal)))
  expect(read.ok && read.value.law).toBe(cited)
})

test('no bytes whatever stop it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(law.length), (bytes, at) => {
      readLawFile(bytes)
      readLawFile(strToU8(law.slice(0, at) + String.fromCharCode(...bytes.slice(0, 4)) + law.slice(at)))
    }),
    { numRuns: 300 },
  )
})

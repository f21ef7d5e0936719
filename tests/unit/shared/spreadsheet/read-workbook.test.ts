import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readWorkbook } from '#shared/spreadsheet/read-workbook.ts'
import {
  cellsOf,
  csvOf,
  handmadeXlsx,
  odsOf,
  odsWith,
  read,
  xlsxOf,
  zipOf,
} from '#tests/support/spreadsheets.ts'

const rows = [
  ['Nr', 'Alter', 'Deutsch', 'Datum', 'Notiz'],
  ['1', '17', 'B 1', '2026-03-05', 'Zeile eins\nZeile zwei; mit Semikolon'],
  ['2', '22', 'A2', '2026-04-30', 'Straße & "Größe" <äöü>'],
]

test('a workbook of Excel is read: texts, numbers, days', async () => {
  const bytes = await xlsxOf([
    ['Nr', 'Alter', 'Deutsch', 'Datum', 'Notiz'],
    [1, 17, 'B 1', new Date('2026-03-05T00:00:00Z'), 'Zeile eins\nZeile zwei; mit Semikolon'],
    [2, 22, 'A2', new Date('2026-04-30T00:00:00Z'), 'Straße & "Größe" <äöü>'],
  ])
  expect(await cellsOf(bytes)).toEqual(rows)
})

test('what another reader finds in a workbook is found here too', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12, unit: 'grapheme-ascii' }).map((text) => `x${text}`),
    fc.integer({ min: -9999, max: 9_999_999 }),
  )
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(table, async (cells) => {
      const bytes = await xlsxOf(cells)
      const [sheet] = (await readXlsxFile(Buffer.from(bytes))) as unknown as readonly {
        readonly data: readonly (readonly unknown[])[]
      }[]
      expect(await cellsOf(bytes)).toEqual(sheet!.data.map((row) => row.map((value) => String(value).trim())))
    }),
    { numRuns: 15 },
  )
})

test('a table of LibreOffice is read the same, with its million empty rows', async () => {
  expect(await cellsOf(odsOf(rows.map((row) => row.map((cell) => cell.replace('\n', ' ')))))).toEqual(
    rows.map((row) => row.map((cell) => cell.replace('\n', ' '))),
  )
  const comment = odsWith(
    '<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>geheim</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="17"><text:p>17,0</text:p></table:table-cell></table:table-row></table:table>',
  )
  expect(await cellsOf(comment)).toEqual([['a  b\nc', '', '', '17']])
})

test.each([';', ',', '\t', '|'])(
  'a text file is read whatever separates its fields: %j',
  async (separator) => {
    expect(await cellsOf(csvOf(rows, separator))).toEqual(rows)
  },
)

test('a text file is read in the encodings that Excel writes', async () => {
  const text = 'Größe;Straße\r\nä;€\r\n'
  const wanted = [
    ['Größe', 'Straße'],
    ['ä', '€'],
  ]
  const windows = Uint8Array.from(
    Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0))),
  )
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), windows, utf16])
    expect(await cellsOf(bytes)).toEqual(wanted)
  expect(await cellsOf(`sep=|\r\na|b\r\n1|2\r\n`)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('formulas are never computed: the saved value is taken, and none where there is none', async () => {
  const bytes = handmadeXlsx(
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>CMD()</f></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" s="1"><v>46086</v></c><c r="F1" t="inlineStr"><is><t>in</t></is></c></row>',
    { 'xl/vbaProject.bin': 'macro' },
  )
  expect(await cellsOf(bytes)).toEqual([['2', '', 'ja', '', '2026-03-05', 'in']])
})

test('what is no list, or no whole one, is refused by its name', async () => {
  const whole = await xlsxOf(rows)
  const bent = Uint8Array.from(whole)
  bent[Math.floor(bent.length / 3)]! ^= 0xff
  const encrypted = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('  EncryptedPackage', 'utf16le')])
  const cases: readonly (readonly [string, Uint8Array | string])[] = [
    ['TableEmpty', ''],
    ['TableDamaged', whole.subarray(0, whole.length - 40)],
    ['TableDamaged', bent],
    ['TableEncrypted', encrypted],
    ['TableOldFormat', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
    ['TableOldFormat', zipOf({ 'xl/workbook.bin': 'x' })],
    ['NotATable', zipOf({ 'word/document.xml': '<x/>' })],
    ['NotATable', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['NotATable', '<html><table></table></html>'],
    ['NotATable', '%PDF-1.7'],
    ['TableDamaged', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })],
    [
      'TableEncrypted',
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'META-INF/manifest.xml': '<a encryption-data=""/>',
        'content.xml': '',
      }),
    ],
    ['TableDamaged', handmadeXlsx('<row r="1"><c r="A1"><v>1</v>')],
    [
      'TableDamaged',
      handmadeXlsx('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }),
    ],
    ['QuoteOpen', 'a;b\n1;"2\n3;4\n'],
  ]
  for (const [type, bytes] of cases) expect(await cellsOf(bytes), type).toMatchObject({ type })
})

test('a torn line of a text file is refused with its number', async () => {
  expect(await cellsOf('a;b;c\n1;2;3\n4;5;6;7\n8;9;0\n')).toEqual({
    type: 'RaggedRow',
    row: 3,
    found: 4,
    expected: 3,
  })
  expect(await cellsOf('a;b;c\n1;2;3\n4;5\n8;9;0\n')).toEqual({
    type: 'RaggedRow',
    row: 3,
    found: 2,
    expected: 3,
  })
  expect(await cellsOf('Beratungsliste 2026\n\na;b;c\n1;2;3;\n4;5;6;\n')).toEqual([
    ['Beratungsliste 2026'],
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['4', '5', '6'],
  ])
})

test('three hundred columns, too many rows and a bomb are refused before they cost anything', async () => {
  const wide = Array.from({ length: 300 }, (_none, at) => `h${at}`)
  expect(await cellsOf(csvOf([wide, wide]))).toMatchObject({ type: 'TableTooManyColumns', row: 1 })
  expect(await cellsOf(`a;b\n${'1;2\n'.repeat(100_002)}`)).toMatchObject({ type: 'TableTooManyRows' })
  expect(await cellsOf(handmadeXlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toMatchObject({
    type: 'TableTooManyColumns',
  })
  const bomb = zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8('<R><Relationship Id="a" Target="worksheets/s.xml"/></R>'),
    'xl/worksheets/s.xml': new Uint8Array(300 * 1024 * 1024).fill(32),
  })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await cellsOf(bomb)).toMatchObject({ type: 'TableTooBig' })
}, 60_000)

test('a person can stop the reading', async () => {
  const big = await xlsxOf(
    Array.from({ length: 12_000 }, (_none, at) => [at, Math.sin(at), `t${Math.cos(at)}`]),
  )
  expect(await readWorkbook(big, 0, async () => true)).toEqual({ ok: false, error: { type: 'Stopped' } })
})

test('no bytes at all make the reader throw', async () => {
  const whole = await xlsxOf(rows)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const bent = Uint8Array.from(whole)
      bent[at] = byte
      const book = await read(bent)
      if (!book.ok) expect(book.error.type).toMatch(/^(?:Table|NotATable|RaggedRow|QuoteOpen)/)
    }),
    { numRuns: 150 },
  )
})

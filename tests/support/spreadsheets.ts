/** Lists as the office programs write them, made on the spot: no file from elsewhere is needed. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import labels from '#renderer/i18n/locales/de/lists.json'
import { readWorkbook } from '#shared/spreadsheet/read-workbook.ts'
import type { ReadBook } from '#shared/spreadsheet/pace.ts'

export type SampleCell = string | number | Date | boolean | null

const labelsByList: Readonly<Record<string, Readonly<Record<string, string>>>> = labels.lists
export const germanLabels: LabelOf = (list, value) => labelsByList[list]?.[value] ?? value

/** By the library that many programs use. */
export async function xlsxOf(rows: readonly (readonly SampleCell[])[], sheet = 'Liste'): Promise<Uint8Array> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value instanceof Date ? { value, format: 'dd.mm.yyyy' } : { value: value ?? undefined },
    ),
  )
  const file = writeExcelFile(cells as never, { sheet } as never) as unknown as {
    readonly toBuffer: () => Promise<Uint8Array>
  }
  return new Uint8Array(await file.toBuffer())
}

export function csvOf(rows: readonly (readonly string[])[], separator = ';', end = '\r\n'): string {
  const quoted = (cell: string) => (/[";\n,\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quoted).join(separator)).join(end) + end
}

export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  )
  return zipSync(files)
}

/** A workbook by hand: what stands in `sheetData`, and styles of which number 1 is a day. */
export function handmadeXlsx(sheetData: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="x"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  })
}

export function odsOf(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? `<table:table-cell office:value-type="date" office:date-value="${text}"><text:p>egal</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('')
  return odsWith(`<table:table table:name="Liste">${lines}${emptyTail}</table:table>`)
}

/** What LibreOffice writes below every sheet. */
const emptyTail =
  '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'

export function odsWith(tables: string): Uint8Array {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

export async function read(bytes: Uint8Array | string, sheet = 0): Promise<ReadBook> {
  return readWorkbook(typeof bytes === 'string' ? strToU8(bytes) : bytes, sheet, async () => false)
}

/** Only the texts of the rows; the error's name where the file was refused. */
export async function cellsOf(bytes: Uint8Array | string): Promise<unknown> {
  const book = await read(bytes)
  return book.ok ? book.value.rows.map(({ cells }) => cells) : book.error
}

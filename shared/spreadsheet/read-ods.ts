/** Reads a table of LibreOffice and its kin (OpenDocument 1.2 and 1.3). Formulas are never computed. */
import { err, ok } from '#shared/base/result.ts'
import { wholeText, type Archive } from '#shared/spreadsheet/archive.ts'
import { readPaced, type Pace, type ReadBook } from '#shared/spreadsheet/pace.ts'
import { createSheetBuilder, type SheetBuilder } from '#shared/spreadsheet/sheet.ts'
import { tableLimits } from '#shared/spreadsheet/table-limits.ts'
import { createXmlReader, type XmlListener } from '#shared/spreadsheet/xml.ts'

/** `wanted`: which of the sheets, from 0. */
export async function readOds(archive: Archive, wanted: number, pace: Pace): Promise<ReadBook> {
  if (wholeText(archive, 'META-INF/manifest.xml').includes('encryption-data')) {
    return err({ type: 'TableEncrypted' })
  }
  const sheets: string[] = []
  const builder = createSheetBuilder()
  const xml = createXmlReader(createReader({ sheets, wanted, builder }))
  if (await readPaced(archive.text('content.xml'), xml, pace)) return err({ type: 'Stopped' })
  const wellFormed = xml.end()
  const built = builder.finish()
  if (!built.ok) return built
  const problem = archive.problem() ?? (wellFormed && sheets.length > 0 ? null : 'TableDamaged')
  if (problem) return err({ type: problem })
  return ok({ sheets, sheet: Math.min(wanted, sheets.length - 1), rows: built.value.rows, date1904: false })
}

interface Reading {
  readonly sheets: string[]
  readonly wanted: number
  readonly builder: SheetBuilder
}

interface Place {
  row: number
  rowRepeats: number
  column: number
}

function createReader({ sheets, wanted, builder }: Reading): XmlListener {
  const place: Place = { row: 1, rowRepeats: 1, column: 0 }
  let cell: OpenCell | null = null
  /** Comments stand inside of cells and are none of their text. */
  let aside = 0
  let depth = 0
  let enough = false
  const isWanted = () => sheets.length - 1 === wanted && depth === 1
  const openPart: NonNullable<XmlListener['open']> = (name, attributes) => {
    if (name === 'table-row') Object.assign(place, { column: 0, rowRepeats: repeats(attributes, 'rows') })
    else if (isCell(name)) cell = openCell(attributes)
    else if (cell) cell.text += spaceOf(name, attributes, cell)
  }
  return {
    isDone: () => enough,
    open(name, attributes) {
      if (name === 'table') {
        depth += 1
        // A table within a cell belongs to the cell.
        if (depth === 1) enterSheet(sheets, place, attributes)
      }
      if (name === 'annotation') aside += 1
      if (isWanted() && aside === 0) openPart(name, attributes)
    },
    text(text) {
      if (cell && aside === 0 && cell.paragraphs > 0) cell.text += text.replace(/\s+/g, ' ')
    },
    close(name) {
      if (name === 'annotation') aside -= 1
      if (isWanted() && aside === 0) {
        if (name === 'table-row') place.row += place.rowRepeats
        else if (cell && isCell(name)) {
          enough = !putCell(builder, place, cell)
          place.column += cell.repeats
          cell = null
        }
      }
      if (name === 'table') depth -= 1
    },
  }
}

function enterSheet(sheets: string[], place: Place, attributes: Readonly<Record<string, string>>): void {
  if (sheets.length < tableLimits.sheets) sheets.push(attributes['table:name'] ?? '')
  Object.assign(place, { row: 1, rowRepeats: 1, column: 0 })
}

function isCell(name: string): boolean {
  return name === 'table-cell' || name === 'covered-table-cell'
}

interface OpenCell {
  readonly repeats: number
  /** What the file says beside the shown text; `null` where the text counts. */
  readonly value: string | null
  text: string
  paragraphs: number
}

function openCell(attributes: Readonly<Record<string, string>>): OpenCell {
  return { repeats: repeats(attributes, 'columns'), value: valueOf(attributes), text: '', paragraphs: 0 }
}

function repeats(attributes: Readonly<Record<string, string>>, what: 'rows' | 'columns'): number {
  const count = Number(attributes[`table:number-${what}-repeated`] ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}

function valueOf(attributes: Readonly<Record<string, string>>): string | null {
  const kind = attributes['office:value-type'] ?? attributes['calcext:value-type']
  if (kind === 'date') return (attributes['office:date-value'] ?? '').slice(0, 10)
  if (kind === 'boolean') return attributes['office:boolean-value'] === 'true' ? 'ja' : 'nein'
  if (kind === 'float') return attributes['office:value'] ?? null
  return null
}

/** Paragraphs are lines of a cell; runs of blanks, tabs and line breaks have elements of their own. */
function spaceOf(name: string, attributes: Readonly<Record<string, string>>, cell: OpenCell): string {
  if (name === 'p') {
    cell.paragraphs += 1
    return cell.paragraphs > 1 ? '\n' : ''
  }
  if (name === 's') return ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 100))
  if (name === 'tab') return '\t'
  return name === 'line-break' ? '\n' : ''
}

/** A row or cell may stand for many; empty ones for a million. */
function putCell(builder: SheetBuilder, place: Place, cell: OpenCell): boolean {
  const text = cell.value ?? cell.text
  if (text.trim() === '') return true
  for (let row = 0; row < place.rowRepeats; row += 1) {
    for (let column = 0; column < cell.repeats; column += 1) {
      if (!builder.put(place.row + row, place.column + column, text)) return false
    }
  }
  return true
}

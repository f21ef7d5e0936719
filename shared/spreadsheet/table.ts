/** A list as offices keep it: one line of headings, below it one line for each case. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { collapse, fold } from '#shared/search/fold.ts'
import { columnLetters, type SheetRow, type Workbook } from '#shared/spreadsheet/sheet.ts'
import type { TableError } from '#shared/spreadsheet/table-error.ts'

export interface TableColumn {
  /** Where the values stand in each row. */
  readonly at: number
  /** As it stands in the file; `null` where nothing stands above the values. */
  readonly heading: string | null
  /** As Excel names the column. */
  readonly letters: string
}

export interface Table {
  readonly sheets: readonly string[]
  readonly sheet: number
  /** The line of the headings, as Excel counts. */
  readonly headingRow: number
  readonly columns: readonly TableColumn[]
  readonly rows: readonly SheetRow[]
  readonly date1904: boolean
}

/** Words of headings and values in one spelling: without case, umlauts, dots and doubled blanks. */
export function spelling(text: string): string {
  return collapse(fold(text))
    .replace(/[^\p{L}\p{N}+§<>]+/gu, ' ')
    .trim()
}

/** `headingRow`: the line a person chose; `null` to find it. */
export function tableOf(book: Workbook, headingRow: number | null): Result<Table, TableError> {
  const head = book.rows.find(({ number }) => number === (headingRow ?? findHeadingRow(book.rows)))
  const rows = book.rows.filter(({ number }) => head !== undefined && number > head.number)
  if (!head || rows.length === 0) return err({ type: 'TableEmpty' })
  const columns = columnsOf(head, rows)
  const repeated = repeatedHeading(columns)
  if (repeated) return err(repeated)
  const { sheets, sheet, date1904 } = book
  return ok({ sheets, sheet, date1904, headingRow: head.number, columns, rows })
}

/** Above the headings may stand a title: the headings are the first line that is nearly as wide as the widest. */
function findHeadingRow(rows: readonly SheetRow[]): number {
  const first = rows.slice(0, 30)
  const widest = Math.max(0, ...first.map(filledCells))
  const head = first.find((row) => filledCells(row) >= Math.max(1, Math.ceil(widest * 0.6)))
  return head?.number ?? 0
}

function filledCells({ cells }: SheetRow): number {
  return cells.filter((cell) => cell !== '').length
}

/** Columns with a heading or a value. */
function columnsOf(head: SheetRow, rows: readonly SheetRow[]): readonly TableColumn[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), head.cells.length)
  const filled = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (cell === '' ? [] : [at]))))
  return Array.from({ length: width }, (_none, at) => ({
    at,
    heading: head.cells[at]?.replace(/\s+/g, ' ') || null,
    letters: columnLetters(at),
  })).filter(({ at, heading }) => heading !== null || filled.has(at))
}

function repeatedHeading(columns: readonly TableColumn[]): TableError | null {
  const known = new Map<string, TableColumn>()
  for (const column of columns) {
    if (column.heading === null) continue
    const before = known.get(spelling(column.heading))
    if (before) {
      const letters = `${before.letters}, ${column.letters}`
      return { type: 'HeadingsRepeated', heading: column.heading, columns: letters }
    }
    known.set(spelling(column.heading), column)
  }
  return null
}

/** A sheet as it was read: texts in rows, whatever file it came from. Gathered cell by cell within the limits. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { TableError } from '#shared/spreadsheet/table-error.ts'
import { tableLimits } from '#shared/spreadsheet/table-limits.ts'

export interface SheetRow {
  /** As Excel shows it at the left edge. */
  readonly number: number
  /** By column from the left. Days as `2026-11-22`, numbers with a point, formulas by the value that was saved. */
  readonly cells: readonly string[]
}

export interface Sheet {
  /** Rows with at least one cell that is not empty. */
  readonly rows: readonly SheetRow[]
}

export interface Workbook {
  /** Names of the visible sheets. */
  readonly sheets: readonly string[]
  /** Which of them was read. */
  readonly sheet: number
  readonly rows: readonly SheetRow[]
  /** Days written as plain numbers count from 1904 (old Excel on the Mac), not from 1900. */
  readonly date1904: boolean
}

/** Takes cells in the order of the file. Cells and rows without text cost nothing, however many there are. */
export interface SheetBuilder {
  /** `row` from 1, `column` from 0. Answers `false` once a limit is broken: nothing more needs to be read. */
  readonly put: (row: number, column: number, text: string) => boolean
  readonly finish: () => Result<Sheet, TableError>
}

export function createSheetBuilder(): SheetBuilder {
  const rows: { readonly number: number; readonly cells: string[] }[] = []
  let broken: TableError | null = null
  const rowOf = (number: number): string[] => {
    const last = rows.at(-1)
    if (last?.number === number) return last.cells
    const fresh = { number, cells: [] }
    rows.push(fresh)
    return fresh.cells
  }
  return {
    put(row, column, text) {
      const trimmed = text.trim()
      if (trimmed === '') return broken === null
      const cells = rowOf(row)
      broken ??= limitBroken(rows.length, row, column)
      if (broken) return false
      while (cells.length < column) cells.push('')
      cells[column] = trimmed
      return true
    },
    finish: () => (broken ? err(broken) : ok({ rows: rows.sort((a, b) => a.number - b.number) })),
  }
}

function limitBroken(count: number, row: number, column: number): TableError | null {
  if (column >= tableLimits.columns) return { type: 'TableTooManyColumns', limit: tableLimits.columns, row }
  // One more for the headings.
  return count > tableLimits.rows + 1 ? { type: 'TableTooManyRows', limit: tableLimits.rows } : null
}

/** `A` for 0, `AA` for 26: a column as Excel names it. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

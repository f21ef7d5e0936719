/**
 * Reads a text file with separators (RFC 4180). German Excel separates by semicolon. A line with more or fewer fields
 * than the headings is refused: a semicolon or a line break without quotation marks has torn it, and every value after
 * that would stand in the wrong column. Above the headings there may be a title: lines with one field.
 */
import papa from 'papaparse'
import { err, ok } from '#shared/base/result.ts'
import type { ReadBook } from '#shared/spreadsheet/pace.ts'
import type { TableError } from '#shared/spreadsheet/table-error.ts'
import { createSheetBuilder } from '#shared/spreadsheet/sheet.ts'

const separators = [';', '\t', ',', '|'] as const

export function readCsv(text: string): ReadBook {
  // Excel's own hint at the top of the file, for those who know it.
  const [hint = '', told] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = text.slice(hint.length)
  const offset = hint === '' ? 1 : 2
  const { data, errors } = papa.parse(body, { delimiter: told ?? separatorOf(body) })
  const quote = errors.find(({ type }) => type === 'Quotes')?.row
  if (quote !== undefined) return err({ type: 'QuoteOpen', row: quote + offset })
  const lines = data
    .map((fields, at) => ({ fields, row: at + offset }))
    .filter(({ fields }) => !isBlank(fields))
  const torn = tornLine(lines)
  return torn ? err(torn) : bookOf(lines)
}

function tornLine(lines: readonly Line[]): TableError | null {
  const head = Math.max(
    lines.findIndex(({ fields }) => filledIn(fields) > 1),
    0,
  )
  const expected = lines[head]?.fields.length ?? 0
  const ragged = lines.slice(head).find(({ fields }) => isRagged(fields, expected))
  return ragged ? { type: 'RaggedRow', row: ragged.row, found: ragged.fields.length, expected } : null
}

interface Line {
  readonly fields: readonly string[]
  readonly row: number
}

function bookOf(lines: readonly Line[]): ReadBook {
  const builder = createSheetBuilder()
  for (const { fields, row } of lines) for (const [at, field] of fields.entries()) builder.put(row, at, field)
  const built = builder.finish()
  return built.ok ? ok({ sheets: [''], sheet: 0, rows: built.value.rows, date1904: false }) : built
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '')
}

/** The width of most of the first lines. */
function widthOf(lines: readonly Pick<Line, 'fields'>[]): number {
  const counts = new Map<number, number>()
  for (const { fields } of lines.slice(0, 50)) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0]
}

function filledIn(fields: readonly string[]): number {
  return fields.filter((field) => field.trim() !== '').length
}

/** What is over may be empty: some programs end every line with a separator. */
function isRagged(fields: readonly string[], expected: number): boolean {
  return fields.length < expected || !isBlank(fields.slice(expected))
}

/** The separator that stands equally often in the first lines, and most often of those. */
function separatorOf(text: string): string {
  const scored = separators.map((separator) => {
    const { data } = papa.parse(text.slice(0, 20_000), {
      delimiter: separator,
      preview: 30,
      skipEmptyLines: true,
    })
    const width = widthOf(data.map((fields) => ({ fields })))
    const alike = data.filter((fields) => fields.length === width).length / Math.max(1, data.length)
    return { separator, score: width > 1 ? alike * 100 + Math.min(width, 50) / 50 : 0 }
  })
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator
}

/** The columns of a table as a person sees them: what they seem to be, and which may not come in. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { ColumnView } from '#shared/spreadsheet/dry-run.ts'
import { guessFields, isKeyHeading, isKnownHeading } from '#shared/spreadsheet/guess-fields.ts'
import { reasonByHeading, reasonByValues, type RefusalReason } from '#shared/spreadsheet/refuse-column.ts'
import type { Table, TableColumn } from '#shared/spreadsheet/table.ts'

export interface JudgeWorld {
  readonly listWords: ReadonlySet<string>
  readonly today: CalendarDate
}

export function judgeColumns(table: Table, world: JudgeWorld): readonly ColumnView[] {
  const refused = new Map(table.columns.map((column) => [column.at, reasonOf(column, table, world)]))
  const guesses = guessFields(table.columns.filter(({ at }) => refused.get(at) === null))
  return table.columns.map(({ at, letters, heading }) => ({
    at,
    letters,
    heading,
    refused: refused.get(at) ?? null,
    field: guesses.get(at) ?? null,
    unique: isUnique(at, table),
  }))
}

/** The column by which rows are known again: headed so, and with a value of its own in each row. */
export function guessKey(columns: readonly ColumnView[]): number | null {
  const key = columns.find(
    ({ heading, unique, refused }) => heading !== null && unique && refused === null && isKeyHeading(heading),
  )
  return key?.at ?? null
}

function reasonOf({ at, heading }: TableColumn, { rows }: Table, world: JudgeWorld): RefusalReason | null {
  const byHeading = heading === null ? null : reasonByHeading(heading)
  if (byHeading) return byHeading
  const values = rows.map(({ cells }) => cells[at] ?? '')
  return reasonByValues(values, { ...world, isKnownHeading: heading !== null && isKnownHeading(heading) })
}

function isUnique(at: number, { rows }: Table): boolean {
  const values = new Set(rows.map(({ cells }) => cells[at] ?? ''))
  return values.size === rows.length && !values.has('')
}

/** Reads all rows of a list into what an import would write. Nothing is known here yet of cases that are there. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { importRegister, type ImportMark } from '#shared/domain/import-mark.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type {
  Choices,
  EmptiedValue,
  SkipReason,
  SkippedRow,
  SuspectText,
} from '#shared/spreadsheet/dry-run.ts'
import type { ImportField } from '#shared/spreadsheet/fields.ts'
import type { ValueMatcher } from '#shared/spreadsheet/match-values.ts'
import type { Pace } from '#shared/spreadsheet/pace.ts'
import { readRow, type RowReading, type RowWorld } from '#shared/spreadsheet/read-row.ts'
import { fieldDigits, keyDigits, rowText, type Seal } from '#shared/spreadsheet/row-key.ts'
import { rowRegisters, type RowRegisters } from '#shared/spreadsheet/row-registers.ts'
import type { SheetRow } from '#shared/spreadsheet/sheet.ts'
import type { Table, TableColumn } from '#shared/spreadsheet/table.ts'

export interface PlannedRow {
  readonly row: number
  readonly writes: readonly RegisterWrite[]
  readonly mark: ImportMark
  readonly openedOn: CalendarDate
}

export interface RowsPlan {
  readonly planned: readonly PlannedRow[]
  readonly skipped: readonly SkippedRow[]
  readonly emptied: readonly EmptiedValue[]
  readonly texts: readonly SuspectText[]
}

export interface PlanWorld {
  readonly table: Table
  /** Without those that were refused. */
  readonly columns: readonly TableColumn[]
  readonly choices: Choices
  readonly match: ValueMatcher
  readonly seal: Seal
  readonly today: CalendarDate
  readonly adviser: string
}

const rowsAtOnce = 250

/** `null` when it was stopped. */
export async function planRows(
  world: PlanWorld,
  pace: (done: number) => ReturnType<Pace>,
): Promise<RowsPlan | null> {
  const gathered = {
    planned: [] as PlannedRow[],
    skipped: [] as SkippedRow[],
    emptied: [] as EmptiedValue[],
    texts: [] as SuspectText[],
  }
  const keys = createKeys(world)
  for (const [at, row] of world.table.rows.entries()) {
    if (at % rowsAtOnce === 0 && (await pace(at))) return null
    const repeat = keys.repeatOf(row)
    if (repeat) gathered.skipped.push({ row: row.number, column: '', ...repeat })
    else planRow(row, { world, key: keys.keyOf(row), gathered })
  }
  return gathered
}

interface Gathering {
  readonly world: PlanWorld
  readonly key: string
  readonly gathered: {
    readonly planned: PlannedRow[]
    readonly skipped: SkippedRow[]
    readonly emptied: EmptiedValue[]
    readonly texts: SuspectText[]
  }
}

function planRow(row: SheetRow, { world, key, gathered }: Gathering): void {
  const number = row.number
  const read = registersOf(row, key, world)
  if (!read.ok) {
    const { reason, field } = read.error
    const column = field === null ? '' : headingOf(world, field)
    gathered.skipped.push({ row: number, reason, column, like: null })
    return
  }
  const { writes, openedOn, emptied, texts } = read.value
  const mark = markOf(writes, key, world.seal)
  const all = [...writes, { name: importRegister, value: mark }]
  gathered.planned.push({ row: number, writes: all, mark, openedOn })
  gathered.emptied.push(...emptied.map((each) => ({ ...each, row: number })))
  gathered.texts.push(...texts.map((text) => ({ ...text, row: number })))
}

type ReadRegisters = Result<
  RowRegisters & Pick<RowReading, 'texts'>,
  { readonly reason: SkipReason; readonly field: ImportField | null }
>

function registersOf(row: SheetRow, key: string, planning: PlanWorld): ReadRegisters {
  const { choices, match, today, table, seal, adviser } = planning
  const world: RowWorld = { choices, match, today, date1904: table.date1904 }
  const read = readRow(row, world)
  if (!read.ok) return read
  const { values, texts, emptied } = read.value
  if (Object.keys(values).length === 0 && texts.length === 0) return err({ reason: 'RowEmpty', field: null })
  const registers = rowRegisters(values, { world, adviser, talkId: seal(`talk|${key}`, keyDigits) })
  if (!registers.ok) return registers
  return ok({ ...registers.value, texts, emptied: [...emptied, ...registers.value.emptied] })
}

function headingOf({ table, choices }: PlanWorld, field: ImportField): string {
  const at = choices.columns.find((column) => column.field === field)?.at
  const column = table.columns.find((one) => one.at === at)
  return column?.heading ?? column?.letters ?? ''
}

function markOf(writes: readonly RegisterWrite[], key: string, seal: Seal): ImportMark {
  const fields = Object.fromEntries(
    writes.map(({ name, value }) => [name, seal(`${key}|${name}|${JSON.stringify(value)}`, fieldDigits)]),
  )
  return { key, fields, content: seal(Object.entries(fields).sort().join('\n'), fieldDigits) }
}

interface Keys {
  readonly keyOf: (row: SheetRow) => string
  readonly repeatOf: (row: SheetRow) => Pick<SkippedRow, 'reason' | 'like'> | null
}

/**
 * By the chosen column, or else by all that the row says. Rows that say the same there and differ in a refused column
 * are two people: they are numbered. Rows that are the same throughout are one row that was copied.
 */
function createKeys({ columns, choices, seal }: PlanWorld): Keys {
  const wholes = new Map<string, number>()
  const chosen = new Map<string, number>()
  const counts = new Map<string, number>()
  const numberOf = (row: SheetRow): string =>
    choices.key === null ? '' : (row.cells[choices.key] ?? '').trim().toLowerCase()
  return {
    repeatOf(row) {
      const whole = row.cells.join('\u001f')
      const like = wholes.get(whole)
      if (like !== undefined && !(choices.takeRepeats && numberOf(row) === ''))
        return { reason: 'RowRepeated', like }
      wholes.set(whole, like ?? row.number)
      const number = numberOf(row)
      const before = chosen.get(number)
      if (number !== '' && before !== undefined) return { reason: 'KeyRepeated', like: before }
      chosen.set(number, row.number)
      return null
    },
    keyOf(row) {
      const number = numberOf(row)
      if (number !== '') return seal(`key|${number}`, keyDigits)
      const text = rowText(row, columns)
      const count = (counts.get(text) ?? 0) + 1
      counts.set(text, count)
      return seal(`row|${String(count)}|${text}`, keyDigits)
    },
  }
}

/** One row of a list as what it says of a case: registers, and what could not be taken. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { bandOfBirth } from '#shared/spreadsheet/age-bands.ts'
import { readDay } from '#shared/spreadsheet/days.ts'
import type { Choices, EmptyReason, SkipReason, SuspectText } from '#shared/spreadsheet/dry-run.ts'
import { ruleOf, type FieldRule, type ImportField } from '#shared/spreadsheet/fields.ts'
import { partsOfCell, readYesNo, valueKey, type ValueMatcher } from '#shared/spreadsheet/match-values.ts'
import { signInText } from '#shared/spreadsheet/personal-signs.ts'
import type { SheetRow } from '#shared/spreadsheet/sheet.ts'

export type RowValue = string | boolean | readonly string[]
export type RowValues = Partial<Record<ImportField, RowValue>>

export interface RowReading {
  readonly values: RowValues
  readonly emptied: readonly { readonly field: ImportField; readonly reason: EmptyReason }[]
  readonly texts: readonly Omit<SuspectText, 'row'>[]
}

export interface RowWorld {
  readonly choices: Choices
  readonly match: ValueMatcher
  readonly today: CalendarDate
  readonly date1904: boolean
}

export interface RowFault {
  readonly reason: SkipReason
  readonly field: ImportField
}

interface Taken {
  readonly value: RowValue | null
  readonly reason?: EmptyReason
  readonly text?: Omit<SuspectText, 'row'>
  /** The row cannot be taken without it. */
  readonly isFault?: boolean
}

/** A day that cannot be read spoils the row: without it the case would stand at a wrong place for good. */
export function readRow(row: SheetRow, world: RowWorld): Result<RowReading, RowFault> {
  const filled = world.choices.columns.flatMap(({ at, field }) => {
    const cell = row.cells[at] ?? ''
    return cell === '' ? [] : [{ field, ...takeCell(cell, field, { row: row.number, world }) }]
  })
  const fault = filled.find(({ isFault }) => isFault)
  if (fault) return err({ reason: 'DayUnreadable', field: fault.field })
  const found = filled.flatMap(({ field, value }) => (value === null ? [] : [[field, value] as const]))
  const values: RowValues = Object.fromEntries(found)
  const band = bandFrom(row, values, world)
  return ok({
    values: band === null ? values : { ...values, ageBand: band },
    emptied: filled.flatMap(({ field, reason }) => (reason ? [{ field, reason }] : [])),
    texts: filled.flatMap(({ text }) => text ?? []),
  })
}

interface CellPlace {
  readonly row: number
  readonly world: RowWorld
}

function takeCell(cell: string, field: ImportField, place: CellPlace): Taken {
  const rule = ruleOf(field)
  const { world } = place
  switch (rule.kind) {
    case 'day': {
      const value = readDay(cell, world.date1904)
      return { value, isFault: value === null }
    }
    case 'list':
      return orUnknown(matchOne(cell, field, world))
    case 'lists':
      return takeSeveral(cell, field, world)
    case 'yes-no':
      return orUnknown(readYesNo(cell))
    case 'initials':
      return orUnknown(initialsOf(cell))
    case 'text':
      return takeText(cell, field, { ...place, rule })
  }
}

function initialsOf(cell: string): string | null {
  const letters = cell.replaceAll('.', '')
  return /^\p{L}{2,4}$/u.test(letters) ? letters.toUpperCase() : null
}

function orUnknown(value: string | boolean | null): Taken {
  return value === null ? { value, reason: 'ValueUnknown' } : { value }
}

/** What a person chose for the value, or what it is known as. */
function matchOne(cell: string, field: ImportField, { choices, match }: RowWorld): string | null {
  const chosen = choices.values[field]?.[valueKey(cell)]
  if (chosen !== undefined) return chosen
  const { list } = ruleOf(field)
  return list === undefined ? null : match(list, cell)
}

function takeSeveral(cell: string, field: ImportField, world: RowWorld): Taken {
  const whole = matchOne(cell, field, world)
  if (whole !== null) return { value: [whole] }
  const found = partsOfCell(cell).map((part) => matchOne(part, field, world))
  const value = [...new Set(found.filter((one) => one !== null))]
  const unknown = found.length === 0 || found.includes(null)
  return { value: value.length > 0 ? value : null, ...(unknown && { reason: 'ValueUnknown' as const }) }
}

/** A text in which somebody may be named is dropped, unless a person looked at it and keeps it. */
function takeText(
  cell: string,
  field: ImportField,
  { row, world, rule }: CellPlace & { readonly rule: FieldRule },
): Taken {
  const { text, cut } = shortened(cell, rule.longest ?? 300)
  const suspect = signInText(cell)
  const cutReason = cut ? ({ reason: 'TextCut' } as const) : {}
  if (!suspect) return { value: text, ...cutReason }
  const kept = world.choices.keepTexts.some((kept) => kept.row === row && kept.field === field)
  return { value: kept ? text : null, text: { field, ...suspect, text: cell, kept }, ...(kept && cutReason) }
}

function shortened(text: string, longest: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= longest) return { text, cut: false }
  const start = text.slice(0, longest - 1)
  return { text: `${start.replace(/\s+\S*$/, '') || start}…`, cut: true }
}

/** Counted at the day of the conversation, as the age would have been asked then. */
function bandFrom(
  { cells }: SheetRow,
  values: RowValues,
  { choices, today, date1904 }: RowWorld,
): string | null {
  if (choices.bandsFrom === null || values.ageBand !== undefined) return null
  const day = values.openedOn ?? values.talkOn ?? today
  return bandOfBirth(cells[choices.bandsFrom] ?? '', day as CalendarDate, date1904)
}

/** The values of the mapped columns that are no words of our lists: a person says what they mean. */
import type { Mapping, OpenValues } from '#shared/spreadsheet/dry-run.ts'
import { ruleOf, type ImportField } from '#shared/spreadsheet/fields.ts'
import { partsOfCell, valueKey, type ValueMatcher } from '#shared/spreadsheet/match-values.ts'
import type { Table } from '#shared/spreadsheet/table.ts'

/** More different values than this are no list. */
const shown = 60
const examples = 5

export interface ValuesWorld {
  readonly table: Table
  readonly match: ValueMatcher
  /** What a person chose for a value in an earlier import. */
  readonly recall: (field: ImportField, key: string) => string | null
}

export function openValues({ columns }: Mapping, world: ValuesWorld): readonly OpenValues[] {
  return columns.flatMap(({ at, field }) => {
    const { list } = ruleOf(field)
    if (list === undefined) return []
    const counted = countValues(at, field, world)
    const known = [...counted].flatMap(([, { text, count }]) => {
      const value = world.match(list, text)
      return value === null ? [] : [{ text, value, count }]
    })
    const open = [...counted]
      .filter(([, { text }]) => world.match(list, text) === null)
      .map(([key, { text, count }]) => ({ key, text, count, chosen: world.recall(field, key) }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    const column = world.table.columns.find((one) => one.at === at)
    return {
      field,
      heading: column?.heading ?? column?.letters ?? '',
      values: open.slice(0, shown),
      more: Math.max(0, open.length - shown),
      known: known.sort((a, b) => b.count - a.count).slice(0, examples),
    }
  })
}

type Counted = Map<string, { readonly text: string; count: number }>

function countValues(at: number, field: ImportField, { table, match }: ValuesWorld): Counted {
  const counted: Counted = new Map()
  const { kind, list } = ruleOf(field)
  const add = (text: string): void => {
    const key = valueKey(text)
    const known = counted.get(key)
    if (known) known.count += 1
    else counted.set(key, { text, count: 1 })
  }
  for (const { cells } of table.rows) {
    const cell = cells[at] ?? ''
    if (cell === '') continue
    const isWhole = kind === 'list' || list === undefined || match(list, cell) !== null
    for (const part of isWhole ? [cell] : partsOfCell(cell)) add(part)
  }
  return counted
}

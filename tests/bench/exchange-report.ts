/** The rows of the exchange: what a package costs here, what it costs at the least, and what others need for as much. */
import { budgetOf } from '#tests/bench/budgets.ts'
import type { MergeTime } from '#tests/bench/keepassxc.ts'
import type { ExchangeFigures, Passage } from '#tests/bench/measure-exchange.ts'

export interface ExchangeRow {
  readonly cases: number
  readonly name: string
  readonly unit: 'ms' | 'MB'
  readonly value: number
  /** The same file with age, gunzip and JSON alone. */
  readonly bare: number | null
  /** A merge of two databases with as many entries; `null` where the program is missing, or has no such act. */
  readonly keepass: number | null
  readonly budget: number | null
}

export const keepassMissing = 'not measured: keepassxc-cli is missing'

const passages = [
  ['everything', 'everything'],
  ['of500', '500 changed'],
  ['of5000', '5,000 changed'],
] as const

export function exchangeRows(
  cases: number,
  { figures, merge }: { readonly figures: ExchangeFigures; readonly merge: MergeTime | null },
): readonly ExchangeRow[] {
  return passages.flatMap(([key, what]) => {
    const passage = figures[key]
    const keepass = key === 'of5000' ? (merge?.milliseconds ?? null) : null
    return passage ? rowsOfPassage({ cases, what, keepass }, passage) : []
  })
}

function rowsOfPassage(
  {
    cases,
    what,
    keepass,
  }: { readonly cases: number; readonly what: string; readonly keepass: number | null },
  passage: Passage,
): readonly ExchangeRow[] {
  const row = (
    name: string,
    value: number,
    others: Partial<Pick<ExchangeRow, 'unit' | 'bare' | 'keepass'>> = {},
  ): ExchangeRow => {
    const budget = budgetOf(name, cases)
    return { cases, name, value, unit: 'ms', bare: null, keepass: null, budget, ...others }
  }
  return [
    row(`Export of ${what}`, passage.export),
    row(`Export of ${what}, longest time without a frame`, passage.exportFrame),
    row(`Import of ${what}`, passage.look + passage.apply, { bare: passage.bare, keepass }),
    row(`Import of ${what}, of it: check and preview`, passage.look),
    row(`Import of ${what}, of it: take over`, passage.apply),
    row(`Import of ${what}, longest time without a frame`, passage.importFrame),
    row(`Package of ${what}`, passage.megabytes, { unit: 'MB' }),
  ]
}

export interface ExchangeWords {
  readonly shown: (value: number | null) => string
  readonly asTable: (lines: readonly string[]) => string
}

/** The table for people; `merges` are the databases that keepassxc-cli brought together, none where it is missing. */
export function exchangeTable(
  rows: readonly ExchangeRow[],
  { shown, asTable }: ExchangeWords,
  merges: readonly MergeTime[] | null,
): string {
  const head = [
    'Cases | What | Fallkoffer | age, gunzip, JSON alone | keepassxc-cli merge | Budget',
    '--: | :-- | --: | --: | --: | :--',
  ]
  const lines = rows.map((row) =>
    [
      row.cases.toLocaleString('en'),
      row.name,
      `${shown(row.value)} ${row.unit}`,
      shown(row.bare),
      shown(row.keepass),
      row.budget === null ? '' : `${shown(row.budget)}, ${row.value <= row.budget ? 'met' : 'missed'}`,
    ].join(' | '),
  )
  return `${asTable([...head, ...lines])}\n${mergesLine(merges, shown)}\n`
}

function mergesLine(merges: readonly MergeTime[] | null, shown: ExchangeWords['shown']): string {
  if (!merges) return `keepassxc-cli merge: ${keepassMissing}`
  const each = merges.map(
    ({ entries, changed, milliseconds }) =>
      `${entries.toLocaleString('en')} entries, ${changed.toLocaleString('en')} of them changed: ${shown(milliseconds)} ms`,
  )
  return `keepassxc-cli merge of two databases: ${each.join('; ')}`
}

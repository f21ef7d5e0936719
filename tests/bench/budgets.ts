/** What each row of the bench may cost, and what is said of it. */

/** Milliseconds or megabytes; where it depends on the size of the office, by the number of cases. */
type Limit = number | Readonly<Record<number, number>>

/** By the name of the row. A row without a budget is shown and not judged. */
export const budgets: Readonly<Record<string, Limit>> = {
  'Usable list after key derivation': { 5000: 500, 50_000: 1500 },
  'Search, key to result, p95': 30,
  'Search in a filtered list, key to result, p95': 30,
  'Search of everything (palette), key to result, p95': 30,
  'Durable save, p95': 30,
  // A whole first conversation is one durable save.
  'Quick capture, one durable save, p95': 30,
  // With progress and a way out; what the hand feels is the frame.
  'Bulk action on 2,000 cases': { 5000: 10_000, 50_000: 20_000 },
  'Bulk action, longest time without a frame': 200,
  'Export of everything': { 5000: 4000, 50_000: 25_000 },
  'Export of 500 changed': 1000,
  'Export of 5,000 changed': 4000,
  'Import of everything': { 5000: 4000, 50_000: 25_000 },
  'Import of 500 changed': 1000,
  'Import of 5,000 changed': 4000,
  // With progress meanwhile: the window must stay at hand.
  'Export of everything, longest time without a frame': 100,
  'Export of 500 changed, longest time without a frame': 100,
  'Export of 5,000 changed, longest time without a frame': 100,
  'Import of everything, longest time without a frame': 100,
  'Import of 500 changed, longest time without a frame': 100,
  'Import of 5,000 changed, longest time without a frame': 100,
  'List of 10,000 rows: open, try, take in': 20_000,
  'Window process, resident (RSS)': { 5000: 250, 50_000: 600 },
}

export interface Measured {
  readonly cases: number
  readonly name: string
  readonly value: number
}

export type Verdict = 'met' | 'missed' | 'not measured'

export interface Judged {
  /** `null` where the size of the office does not matter. */
  readonly cases: number | null
  readonly name: string
  readonly budget: number
  readonly verdict: Verdict
}

/** The budget of a row at this size; `null` where there is none. */
export function budgetOf(name: string, cases: number): number | null {
  const limit = budgets[name]
  return (typeof limit === 'object' ? limit[cases] : limit) ?? null
}

/** Judges every budget of every size. What was not measured is not met either. */
export function judge(rows: readonly Measured[], sizes: readonly number[]): readonly Judged[] {
  return sizes.flatMap((cases) =>
    Object.keys(budgets).flatMap((name) => {
      const budget = budgetOf(name, cases)
      if (budget === null) return []
      const row = rows.find((each) => each.name === name && each.cases === cases)
      return [{ cases, name, budget, verdict: verdictOf(row?.value, budget) }]
    }),
  )
}

function verdictOf(value: number | undefined, budget: number): Verdict {
  if (value === undefined || !Number.isFinite(value)) return 'not measured'
  return value <= budget ? 'met' : 'missed'
}

/** How many budgets are met, and each that is not. */
export function judgement(judged: readonly Judged[]): string {
  const open = judged.filter(({ verdict }) => verdict !== 'met')
  const lines = open.map(
    ({ cases, name, budget, verdict }) =>
      `  ${verdict}: ${name}${cases === null ? '' : `, ${String(cases)} cases`}, budget ${String(budget)}`,
  )
  return [
    `${String(judged.length - open.length)} of ${String(judged.length)} budgets are met.`,
    ...lines,
  ].join('\n')
}

/** With `--strict` a budget that is not met is a failure. */
export function exitCode(judged: readonly Judged[], isStrict: boolean): number {
  return isStrict && judged.some(({ verdict }) => verdict !== 'met') ? 1 : 0
}

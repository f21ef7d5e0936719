/**
 * Conditions as rows that people can fill in: all of them, or any of them. A condition within a condition stays as it is
 * in one row, and is kept.
 */
import type { Condition, DateExpression } from '#shared/chains/condition.ts'

export interface ConditionRows {
  readonly join: 'all' | 'any'
  readonly rows: readonly ConditionRow[]
}

export type ConditionRow =
  | { readonly kind: 'is'; readonly not: boolean; readonly question: string; readonly is: Values }
  | { readonly kind: 'answered'; readonly not: boolean; readonly question: string }
  | { readonly kind: 'reached'; readonly not: boolean; readonly on: DateExpression }
  | { readonly kind: 'nested'; readonly condition: Condition }

type Values = readonly (string | boolean)[]

export function rowsOf(condition: Condition | undefined): ConditionRows {
  if (condition === undefined) return { join: 'all', rows: [] }
  if ('all' in condition) return { join: 'all', rows: condition.all.map(rowOf) }
  // "Any of nothing" is never true; as rows it would read as always.
  if ('any' in condition && condition.any.length > 0) return { join: 'any', rows: condition.any.map(rowOf) }
  return { join: 'all', rows: [rowOf(condition)] }
}

/** No rows: no condition. */
export function conditionOf({ join, rows }: ConditionRows): Condition | undefined {
  const [first, ...more] = rows.map(partOf)
  if (first === undefined) return undefined
  if (more.length === 0) return first
  return join === 'all' ? { all: [first, ...more] } : { any: [first, ...more] }
}

function rowOf(condition: Condition): ConditionRow {
  const plain = 'not' in condition ? plainRow(condition.not, true) : plainRow(condition, false)
  return plain ?? { kind: 'nested', condition }
}

/** `null` where one row cannot say it. */
function plainRow(condition: Condition, not: boolean): ConditionRow | null {
  if ('question' in condition) return { kind: 'is', not, question: condition.question, is: condition.is }
  if ('reached' in condition) return { kind: 'reached', not, on: condition.reached }
  const [question, ...others] = 'answered' in condition ? condition.answered : []
  return question !== undefined && others.length === 0 ? { kind: 'answered', not, question } : null
}

function partOf(row: ConditionRow): Condition {
  if (row.kind === 'nested') return row.condition
  const condition = plainPart(row)
  return row.not ? { not: condition } : condition
}

function plainPart(row: Exclude<ConditionRow, { kind: 'nested' }>): Condition {
  if (row.kind === 'is') return { question: row.question, is: row.is }
  if (row.kind === 'answered') return { answered: [row.question] }
  return { reached: row.on }
}

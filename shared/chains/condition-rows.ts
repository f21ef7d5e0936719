/**
 * Conditions as rows that people can fill in: all of them, any of them, not all, none. A row may itself be a group of
 * rows, as deep as the condition goes, so that every condition there is can be read and changed, and none is lost.
 */
import type { Condition, DateExpression } from '#shared/chains/condition.ts'

/** How the rows of a group belong together: `some-not` is "not all of them", `none` is "not any of them". */
export type Join = 'all' | 'any' | 'some-not' | 'none'

export interface ConditionRows {
  readonly join: Join
  readonly rows: readonly ConditionRow[]
}

export type ConditionRow = PlainRow | ({ readonly kind: 'group' } & ConditionRows)

export type PlainRow =
  | { readonly kind: 'is'; readonly not: boolean; readonly question: string; readonly is: Values }
  | {
      readonly kind: 'answered'
      readonly not: boolean
      readonly question: string
      /** Questions that must be answered as well. */
      readonly others: readonly string[]
    }
  | { readonly kind: 'reached'; readonly not: boolean; readonly on: DateExpression }

type Values = readonly (string | boolean)[]

export function rowsOf(condition: Condition | undefined): ConditionRows {
  if (condition === undefined) return { join: 'all', rows: [] }
  const row = rowOf(condition)
  // "Any of nothing" is never true; as no rows it would read as always.
  const saysSomething = row.kind === 'group' && (row.rows.length > 0 || row.join === 'all')
  return saysSomething ? { join: row.join, rows: row.rows } : { join: 'all', rows: [row] }
}

/** No rows: no condition. One row needs no group around it. */
export function conditionOf({ join, rows }: ConditionRows): Condition | undefined {
  const [first, ...more] = rows
  if (first === undefined) return undefined
  const isAlone = more.length === 0 && (join === 'all' || join === 'any')
  return isAlone ? partOf(first) : partOf({ kind: 'group', join, rows })
}

function rowOf(condition: Condition): ConditionRow {
  if ('not' in condition) return negated(condition.not)
  return plainRow(condition, false) ?? groupOf(condition, 'all', 'any')
}

function negated(condition: Condition): ConditionRow {
  return plainRow(condition, true) ?? groupOf(condition, 'some-not', 'none')
}

/** A "not" within a "not" becomes a group of one. */
function groupOf(condition: Condition, all: Join, any: Join): ConditionRow {
  if ('all' in condition) return { kind: 'group', join: all, rows: condition.all.map(rowOf) }
  if ('any' in condition) return { kind: 'group', join: any, rows: condition.any.map(rowOf) }
  return { kind: 'group', join: all, rows: [rowOf(condition)] }
}

/** `null` where one row cannot say it. */
function plainRow(condition: Condition, not: boolean): PlainRow | null {
  if ('question' in condition) return { kind: 'is', not, question: condition.question, is: condition.is }
  if ('reached' in condition) return { kind: 'reached', not, on: condition.reached }
  const [question, ...others] = 'answered' in condition ? condition.answered : []
  return question === undefined ? null : { kind: 'answered', not, question, others }
}

function partOf(row: ConditionRow): Condition {
  if (row.kind === 'group') return joined(row.join, row.rows.map(partOf))
  const condition = plainPart(row)
  return row.not ? { not: condition } : condition
}

function joined(join: Join, parts: readonly Condition[]): Condition {
  if (join === 'all') return { all: parts }
  if (join === 'any') return { any: parts }
  const [first, ...more] = parts
  // Twice "not" was one row in a group of its own.
  if (first && more.length === 0 && 'not' in first) return { not: first }
  return { not: join === 'some-not' ? { all: parts } : { any: parts } }
}

function plainPart(row: PlainRow): Condition {
  if (row.kind === 'is') return { question: row.question, is: row.is }
  if (row.kind === 'answered') return { answered: [row.question, ...row.others] }
  return { reached: row.on }
}

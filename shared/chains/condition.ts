/**
 * Conditions over answers, with three outcomes: true, false, and not yet known (Kleene's strong logic of
 * indeterminacy). A condition that is known stays as it is however many further answers come in; that is what makes
 * guidance grow and never flicker.
 */
import * as z from 'zod'
import { addToDate, CalendarDate, type DateSpan } from '#shared/base/calendar-date.ts'
import { offsetOn, type ParameterSet } from '#shared/chains/parameter.ts'

export type Answers = Readonly<Record<string, string | number | boolean>>

/** A day counted from the answer to a date question. */
export const DateExpression = z
  .strictObject({
    from: z.string(),
    /** A span by its parameter, after or before the day. */
    after: z.string().optional(),
    before: z.string().optional(),
    days: z.int().optional(),
  })
  .readonly()
export type DateExpression = z.infer<typeof DateExpression>

export type Condition =
  | { readonly question: string; readonly is: readonly (string | boolean)[] }
  | { readonly answered: readonly string[] }
  | { readonly reached: DateExpression }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: z.string(), is: z.array(z.union([z.string(), z.boolean()])).min(1) }),
    z.strictObject({ answered: z.array(z.string()).min(1) }),
    z.strictObject({ reached: DateExpression }),
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
  ]),
)

/** What a condition came to: the questions it rests on, and those whose answer it waits for, the next one first. */
export interface Finding {
  readonly holds: boolean | null
  readonly facts: readonly string[]
  readonly missing: readonly string[]
}

export interface Situation {
  readonly answers: Answers
  readonly date: CalendarDate
  readonly parameters: ParameterSet
}

export const certain: Finding = { holds: true, facts: [], missing: [] }

export function weigh(condition: Condition, situation: Situation): Finding {
  if ('question' in condition) return weighAnswer(condition.question, condition.is, situation.answers)
  if ('answered' in condition) return weighAnswered(condition.answered, situation.answers)
  if ('reached' in condition) return weighReached(condition.reached, situation)
  if ('all' in condition) return weighAll(condition.all, situation, false)
  if ('any' in condition) return weighAll(condition.any, situation, true)
  const finding = weigh(condition.not, situation)
  return { ...finding, holds: finding.holds === null ? null : !finding.holds }
}

/** The day an expression names, or `null` while its answer or its parameter is unknown. */
export function dateOf(expression: DateExpression, situation: Situation): CalendarDate | null {
  const start = CalendarDate.safeParse(situation.answers[expression.from])
  if (!start.success) return null
  const parameter = expression.after ?? expression.before
  const offset =
    parameter === undefined ? { days: 0 } : offsetOn(situation.parameters, parameter, situation.date)
  if (offset === null) return null
  const moved = addToDate(start.data, expression.before === undefined ? offset : backwards(offset))
  return addToDate(moved, { days: expression.days ?? 0 })
}

function backwards(span: DateSpan): DateSpan {
  return Object.fromEntries(Object.entries(span).map(([unit, count]) => [unit, -count]))
}

function weighAnswer(question: string, wanted: readonly unknown[], answers: Answers): Finding {
  const answer = answers[question]
  if (answer === undefined) return { holds: null, facts: [], missing: [question] }
  return { holds: wanted.includes(answer), facts: [question], missing: [] }
}

/** True or not yet known, never false: what is unanswered today may be answered tomorrow. */
function weighAnswered(questions: readonly string[], answers: Answers): Finding {
  const missing = questions.filter((question) => answers[question] === undefined)
  if (missing.length > 0) return { holds: null, facts: [], missing }
  return { holds: true, facts: questions, missing: [] }
}

function weighReached(expression: DateExpression, situation: Situation): Finding {
  const day = dateOf(expression, situation)
  if (day === null) {
    const missing = situation.answers[expression.from] === undefined ? [expression.from] : []
    return { holds: null, facts: [], missing }
  }
  return { holds: day <= situation.date, facts: [expression.from], missing: [] }
}

/**
 * "All" and, with `decisive` true, "any": one part that comes out `decisive` settles the whole. Otherwise the first
 * unknown part says what to ask next, so that nobody is asked what an earlier answer makes pointless.
 */
function weighAll(parts: readonly Condition[], situation: Situation, decisive: boolean): Finding {
  let unknown: Finding | null = null
  const facts: string[] = []
  for (const part of parts) {
    const finding = weigh(part, situation)
    if (finding.holds === decisive) return finding
    if (finding.holds === null) unknown ??= finding
    for (const fact of finding.facts) if (!facts.includes(fact)) facts.push(fact)
  }
  return unknown ?? { holds: !decisive, facts, missing: [] }
}

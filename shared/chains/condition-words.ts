/** Conditions in words, for people who read what a chain rests on. Content is German, and so are its conditions. */
import type { Condition, DateExpression } from '#shared/chains/condition.ts'
import { writeAnswer, type Wording } from '#shared/chains/wording.ts'

type Names = Pick<Wording, 'chain'>

/** One line, with brackets where "und" and "oder" would run into each other. */
export function writeCondition(condition: Condition, names: Names): string {
  if ('question' in condition)
    return `${questionName(condition.question, names)} ${condition.is.map((value) => answerName(condition.question, value, names)).join(' oder ')}`
  if ('answered' in condition)
    return `beantwortet: ${condition.answered.map((id) => questionName(id, names)).join(' ')}`
  if ('reached' in condition) return `erreicht: ${writeExpression(condition.reached, names)}`
  if ('not' in condition) return `nicht (${writeCondition(condition.not, names)})`
  if ('all' in condition) return joined(condition.all, ['immer', ' und '], names)
  return joined(condition.any, ['nie', ' oder '], names)
}

/** A computed day: "3 Monate nach …". */
export function writeExpression({ from, after, before, days }: DateExpression, names: Names): string {
  const span = [
    after === undefined ? '' : `${parameterName(after, names)} nach`,
    before === undefined ? '' : `${parameterName(before, names)} vor`,
  ].filter((part) => part !== '')
  const extra = days === undefined ? '' : ` (${days < 0 ? '−' : '+'}${Math.abs(days)} Tage)`
  return `${[...span, questionName(from, names)].join(' ')}${extra}`
}

function joined(
  parts: readonly Condition[],
  [none, word]: readonly [none: string, word: string],
  names: Names,
): string {
  const [only] = parts
  if (!only) return none
  if (parts.length === 1) return writeCondition(only, names)
  return `(${parts.map((part) => writeCondition(part, names)).join(word)})`
}

function questionName(id: string, { chain }: Names): string {
  const question = chain.questions.find((candidate) => candidate.id === id)
  return `„${question?.text || id}“`
}

function answerName(id: string, value: string | boolean, { chain }: Names): string {
  const question = chain.questions.find((candidate) => candidate.id === id)
  const words = question && writeAnswer(question, value)
  return words === undefined || words === '…' ? String(value) : words
}

function parameterName(id: string, { chain }: Names): string {
  return chain.parameters.find((candidate) => candidate.id === id)?.name || id
}

/** What a new row of a condition asks, so that it makes sense as soon as it stands there. */
import type { PlainRow } from '#shared/chains/condition-rows.ts'
import type { Question } from '#shared/chains/question.ts'

/** Yes, the first answer, or the day that is reached; for a question without answers, that it is answered at all. */
export function firstRow({ id, type, options }: Question, not = false): PlainRow {
  if (type === 'date') return { kind: 'reached', not, on: { from: id } }
  const first = type === 'choice' ? options?.[0]?.value : true
  return first === undefined
    ? { kind: 'answered', not, question: id, others: [] }
    : { kind: 'is', not, question: id, is: [first] }
}

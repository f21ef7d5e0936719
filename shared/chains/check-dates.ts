/** Whether computed days can be computed: from a question that asks for a day, over a span of time. */
import type { Chain, DateRule, Step } from '#shared/chains/chain.ts'
import type { DateExpression } from '#shared/chains/condition.ts'
import { conditionsOf, reachedIn } from '#shared/chains/names-in.ts'
import { isSpan } from '#shared/chains/parameter.ts'

export interface DateFault {
  readonly type: 'not-a-day' | 'not-a-span' | 'both-ways' | 'no-date-text'
  /** The field of the form it is mended in. */
  readonly field: 'from' | 'span' | 'text'
  /** The question, the number or the step it is about, as people call it. */
  readonly what: string
}

type Names = Pick<Chain, 'questions' | 'parameters'>

/** What is missing altogether is found by `check-chain`, for every place that speaks of it. */
export function faultsOfDay(
  { from, after, before }: Pick<DateExpression, 'from' | 'after' | 'before'>,
  names: Names,
): readonly DateFault[] {
  const question = names.questions.find(({ id }) => id === from)
  const spans = [after, before].filter((id) => id !== undefined)
  return [
    ...(question && question.type !== 'date' ? [dateFault('not-a-day', 'from', question.text || from)] : []),
    ...names.parameters
      .filter((parameter) => spans.includes(parameter.id) && !isSpan(parameter))
      .map(({ id, name }) => dateFault('not-a-span', 'span', name || id)),
    ...(spans.length > 1 ? [dateFault('both-ways', 'span', '')] : []),
  ]
}

/** A computed day also needs a sentence that says what it is for. */
export function faultsOfDateRule(rule: DateRule, names: Names): readonly DateFault[] {
  const text = rule.text.trim() === '' ? [dateFault('no-date-text', 'text', '')] : []
  return [...faultsOfDay(rule.on, names), ...text]
}

/** Of all days a step speaks of, in its dates and in its conditions. */
export function faultsOfDays(step: Step, names: Names): readonly DateFault[] {
  return [
    ...step.dates.flatMap((rule) => faultsOfDateRule(rule, names)),
    ...conditionsOf(step)
      .flatMap(reachedIn)
      .flatMap((day) => faultsOfDay(day, names)),
  ]
}

function dateFault(type: DateFault['type'], field: DateFault['field'], what: string): DateFault {
  return { type, field, what }
}

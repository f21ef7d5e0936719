/**
 * A computed day as people fill it in: from which day, over which span of the law and to which side, and days of one's
 * own on top. The span comes from a parameter, where it has a source and its days; only days and weeks are counted here.
 */
import type { DateExpression } from '#shared/chains/condition.ts'

export type Side = 'after' | 'before'

/** Days on top; `count` is never negative. */
export interface OwnDays {
  readonly count: number
  readonly unit: 'days' | 'weeks'
  readonly side: Side
}

export interface DateForm {
  readonly from: string
  /** A parameter's id and to which side it counts; `null` for none. */
  readonly span: { readonly parameter: string; readonly side: Side } | null
  readonly days: OwnDays
}

const daysInWeek = 7

/** What a person last chose and the expression cannot tell: seven days are a week, and no days lie on neither side. */
export interface LastChosen {
  readonly unit: OwnDays['unit']
  readonly side: Side
}

/** Days that make no whole weeks are shown as days. */
export function dateFormOf(
  expression: DateExpression,
  { unit, side }: LastChosen = { unit: 'days', side: 'after' },
): DateForm {
  const { from, after, before, days = 0 } = expression
  const inWeeks = unit === 'weeks' && days % daysInWeek === 0
  return {
    from,
    span: spanOf({ after, before }),
    days: {
      count: Math.abs(inWeeks ? days / daysInWeek : days),
      unit: inWeeks ? 'weeks' : 'days',
      side: days === 0 ? side : days < 0 ? 'before' : 'after',
    },
  }
}

/** A day "before" counts as before wherever both are named, as the engine has it. */
function spanOf({ after, before }: { readonly [side in Side]?: string | undefined }): DateForm['span'] {
  if (before !== undefined) return { parameter: before, side: 'before' }
  return after === undefined ? null : { parameter: after, side: 'after' }
}

export function expressionOf({ from, span, days: { count, unit, side } }: DateForm): DateExpression {
  const days = count * (unit === 'weeks' ? daysInWeek : 1) * (side === 'before' ? -1 : 1)
  return {
    from,
    ...(span === null ? {} : { [span.side]: span.parameter }),
    ...(count === 0 ? {} : { days }),
  }
}

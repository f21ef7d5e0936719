/**
 * How long a thousand evaluations take: every shipped chain, for one person, with all states, days, reasons and open
 * questions. Beside it, as the plain way, the same conditions as bare yes or no, without a reason, a day or a question.
 * Prints one JSON line. Runs in a process of its own, so that nothing else shares its processor time.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import type { Chain } from '#shared/chains/chain.ts'
import type { Answers, Condition } from '#shared/chains/condition.ts'
import { evaluate } from '#shared/chains/evaluate.ts'

/** Milliseconds for a thousand evaluations of one chain. */
export interface ChainTimes {
  readonly chain: string
  readonly evaluated: number
  readonly plain: number
}

const date = '2026-11-22' as CalendarDate
const answers: Answers = {
  paper: 'toleration',
  'side-condition': 'permission-needed',
  'toleration-since': addToDate(date, { months: -2 }),
}
const times = 1000
const rounds = 9

function timesOf(chain: Chain): ChainTimes {
  return {
    chain: chain.id,
    evaluated: quickest(() => evaluate({ chain, date, answers, progress: {} }).steps.length),
    plain: quickest(() => chain.steps.filter((step) => step.rules.some(({ when }) => isSo(when))).length),
  }
}

/** The quickest of several rounds: what is slower, something else on the machine made slower. */
function quickest(act: () => number): number {
  const round = (): number => {
    const begin = performance.now()
    for (let time = 0; time < times; time += 1) act()
    return performance.now() - begin
  }
  return Math.min(...Array.from({ length: rounds }, round))
}

function isSo(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(isSo)
  if ('any' in condition) return condition.any.some(isSo)
  if ('not' in condition) return !isSo(condition.not)
  if ('answered' in condition) return condition.answered.every((question) => question in answers)
  if ('reached' in condition) return String(answers[condition.reached.from] ?? '9999') <= date
  return isAnswered(condition)
}

function isAnswered({ question, is }: Extract<Condition, { question: string }>): boolean {
  const answer = answers[question]
  return answer !== undefined && typeof answer !== 'number' && is.includes(answer)
}

process.stdout.write(`${JSON.stringify(bundledChains.map(timesOf))}\n`)

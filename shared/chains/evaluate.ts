/**
 * The engine: a chain, a day, and what is known, in; the state of every step, the next steps with their days, the
 * questions still open, and the reasons, out. Pure and total: the same input gives the same output, and no input
 * stops it.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import type { Answers, Situation } from '#shared/chains/condition.ts'
import { evaluateStep, type LoneResult } from '#shared/chains/evaluate-step.ts'
import { holdsOn, type ParameterSet } from '#shared/chains/parameter.ts'
import { answerFits } from '#shared/chains/question.ts'
import type { StepDate, StepResult } from '#shared/chains/step-result.ts'
import type { StepProgress } from '#shared/domain/case-file.ts'

export interface Evaluation {
  /** In the order of the chain; steps that did not exist on that day are left out. */
  readonly steps: readonly StepResult[]
  /** What can be done today. */
  readonly next: readonly string[]
  /** What waits for a day, a paper or another step; the earliest first. */
  readonly upcoming: readonly string[]
  /** What to ask, the most important first. */
  readonly questions: readonly string[]
  /** Days to remember, of finished steps too. */
  readonly reminders: readonly StepDate[]
  /** How far the content can be trusted on the day looked at. */
  readonly content: 'current' | 'old' | 'outdated'
}

export interface EvaluationInput {
  readonly chain: Chain
  readonly date: CalendarDate
  readonly answers: Answers
  /** What the case says about steps. */
  readonly progress: Readonly<Record<string, StepProgress>>
}

/** Content checked longer ago than this is shown with a warning. */
const FRESH_MONTHS = 6

export function evaluate({ chain, date, answers, progress }: EvaluationInput): Evaluation {
  const known = fittingAnswers(chain, answers)
  const situation: Situation = { answers: known, date, parameters: parametersOf(chain) }
  const wording = { chain, answers: known, date }
  const steps = chain.steps.filter((step) => holdsOn(step.valid, date))
  const lone = steps.map((step) =>
    evaluateStep(step, { situation, wording, recorded: recordedState(progress, step.id) }),
  )
  const results = lone.map((result, index) => withNeighbours(result, steps[index], { lone, date }))
  return {
    steps: results,
    next: results.filter((result) => result.ready).map((result) => result.step),
    upcoming: results
      .filter(isUpcoming)
      .sort(byFirstDay(date))
      .map((result) => result.step),
    questions: [...new Set(results.filter(isUnsettled).flatMap((result) => result.missing))],
    reminders: results.flatMap((result) => result.dates.filter((item) => item.kind === 'reminder')),
    content: contentAge(chain, date),
  }
}

export function contentAge(chain: Chain, date: CalendarDate): Evaluation['content'] {
  if (!holdsOn(chain.valid, date)) return 'outdated'
  return addToDate(chain.asOf, { months: FRESH_MONTHS }) < date ? 'old' : 'current'
}

/** Answers to questions the chain asks, in a form it understands. */
function fittingAnswers(chain: Chain, answers: Answers): Answers {
  const known: Record<string, Answers[string]> = {}
  for (const question of chain.questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (answer !== undefined && answerFits(question, answer)) known[question.id] = answer
  }
  return known
}

/** Chains do not change, so each is looked through once. */
const parameterSets = new WeakMap<Chain, ParameterSet>()

function parametersOf(chain: Chain): ParameterSet {
  const made =
    parameterSets.get(chain) ?? new Map(chain.parameters.map((parameter) => [parameter.id, parameter]))
  parameterSets.set(chain, made)
  return made
}

function recordedState(progress: EvaluationInput['progress'], step: string): StepProgress['state'] | null {
  return Object.hasOwn(progress, step) ? (progress[step]?.state ?? null) : null
}

interface Neighbourhood {
  readonly lone: readonly LoneResult[]
  readonly date: CalendarDate
}

function withNeighbours(
  result: LoneResult,
  step: Step | undefined,
  { lone, date }: Neighbourhood,
): StepResult {
  const before = step?.after ?? []
  const waitsFor = lone
    .filter((other) => before.includes(other.step) && !isSettled(other))
    .map((other) => other.step)
  const begun = result.earliest === null || result.earliest <= date
  const { free, ...rest } = result
  const ready = isUnsettled(result) && result.decided && free && begun && waitsFor.length === 0
  return { ...rest, waitsFor, ready }
}

function isSettled(result: Pick<StepResult, 'state'>): boolean {
  return result.state === 'done' || result.state === 'unneeded'
}

function isUnsettled(result: Pick<StepResult, 'state'>): boolean {
  return result.state === 'open' || result.state === 'active'
}

function isUpcoming(result: StepResult): boolean {
  return isUnsettled(result) && result.decided && !result.ready
}

/** Steps whose day has come, or that have none, stand first and keep the order of the chain. */
function byFirstDay(date: CalendarDate): (a: StepResult, b: StepResult) => number {
  const dayOf = ({ earliest }: StepResult): CalendarDate =>
    earliest !== null && earliest > date ? earliest : date
  return (a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)
}

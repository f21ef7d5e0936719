/**
 * The engine: a chain, a day, and what is known, in; the state of every step, the next steps with their days, the
 * questions still open, and the reasons, out. Pure and total: the same input gives the same output, and no input
 * stops it.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import type { Answers, Situation } from '#shared/chains/condition.ts'
import { contentAge, type ContentAge } from '#shared/chains/content-age.ts'
import { evaluateStep, type LoneResult } from '#shared/chains/evaluate-step.ts'
import { holdsOn, type ParameterSet } from '#shared/chains/parameter.ts'
import { answerFits, type Question } from '#shared/chains/question.ts'
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
  readonly content: ContentAge
}

export interface EvaluationInput {
  readonly chain: Chain
  readonly date: CalendarDate
  readonly answers: Answers
  /** What the case says about steps. */
  readonly progress: Readonly<Record<string, StepProgress>>
}

export function evaluate({ chain, date, answers, progress }: EvaluationInput): Evaluation {
  const index = indexOf(chain)
  const known = fittingAnswers(answers, index)
  const situation: Situation = { answers: known, date, parameters: index.parameters }
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

/** Answers to questions the chain asks, in a form it understands. */
function fittingAnswers(answers: Answers, { questions }: Index): Answers {
  const known: Record<string, Answers[string]> = {}
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.get(id)
    if (question && answerFits(question, answer)) known[id] = answer
  }
  return known
}

/** What a chain asks and counts with, by name. */
interface Index {
  readonly questions: ReadonlyMap<string, Question>
  readonly parameters: ParameterSet
}

/** Chains do not change, so each is looked through once. */
const indexes = new WeakMap<Chain, Index>()

function indexOf(chain: Chain): Index {
  const made = indexes.get(chain) ?? {
    questions: new Map(chain.questions.map((question) => [question.id, question])),
    parameters: new Map(chain.parameters.map((parameter) => [parameter.id, parameter])),
  }
  indexes.set(chain, made)
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
  const waitsFor = unsettledBefore(step?.after ?? [], lone)
  const begun = result.earliest === null || result.earliest <= date
  const ready = isUnsettled(result) && result.decided && result.free && begun && waitsFor.length === 0
  // Named one by one: this runs for every step of every evaluation, and taking an object apart costs most of it.
  const { step: id, state, decided, dates, earliest, due, why, missing } = result
  return { step: id, state, decided, dates, earliest, due, why, missing, waitsFor, ready }
}

function unsettledBefore(before: readonly string[], lone: readonly LoneResult[]): readonly string[] {
  if (before.length === 0) return []
  return lone.filter((other) => before.includes(other.step) && !isSettled(other)).map((other) => other.step)
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

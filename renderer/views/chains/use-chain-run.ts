/** A run of a chain in a case: what the engine says today, and the ways to answer and to move on. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain } from '#shared/chains/chain.ts'
import type { Edition, PinnedEdition } from '#shared/chains/edition.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { evaluate, type Evaluation } from '#shared/chains/evaluate.ts'
import { knownAnswers } from '#shared/chains/known-answers.ts'
import type { Question } from '#shared/chains/question.ts'
import type { CaseFile, ChainRun } from '#shared/domain/case-file.ts'
import { answerQuestion, nextRound, setStep, type Answer } from '#shared/domain/chain-writes.ts'
import type { StepState } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { useChainLibrary, type EditionStanding } from '#renderer/stores/chain-library.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'

/** What the engine says, and what it rests on. */
export interface Guidance {
  readonly chain: Chain
  readonly evaluation: Evaluation
  readonly answers: Answers
  /** Questions answered by the case itself. */
  readonly fromCase: readonly string[]
}

export interface OpenRun extends Guidance {
  readonly run: ChainRun
  readonly edition: Edition
  readonly standing: EditionStanding
  /** The edition in force, where it says other things and that was not declined. */
  readonly change: PinnedEdition | null
}

export interface RunActs {
  readonly open: ComputedRef<OpenRun | undefined>
  readonly isKept: (question: string) => boolean
  readonly answer: (question: Question, answer: Answer | null) => Promise<string | null>
  readonly keep: (question: Question, kept: boolean) => Promise<string | null>
  readonly move: (step: string, state: StepState) => Promise<string | null>
  /** A repeatable step was gone through once more. */
  readonly again: (step: string) => Promise<string | null>
}

export interface RunSource {
  readonly file: () => CaseFile
  readonly run: () => string
  readonly today: CalendarDate
}

/** Acts answer with the type of the problem, or `null`. */
export function useChainRun(source: RunSource): RunActs {
  const store = useOpenCase()
  /** Answers that are only used and forgotten with the screen. */
  const passing = shallowRef<Answers>({})
  const open = computed(() => openRun(source, passing.value))
  const isKept = (question: string): boolean => question in (open.value?.run.answers ?? {})

  async function answer(question: Question, given: Answer | null): Promise<string | null> {
    if (question.keep === 'yes' || isKept(question.id))
      return save(answerQuestion(source.run(), question.id, given))
    passing.value = withAnswer(passing.value, question.id, given)
    return null
  }

  async function keep(question: Question, kept: boolean): Promise<string | null> {
    const given = open.value?.answers[question.id] ?? null
    const problem = await save(answerQuestion(source.run(), question.id, kept ? given : null))
    if (problem === null) passing.value = withAnswer(passing.value, question.id, kept ? null : given)
    return problem
  }

  async function move(step: string, state: StepState): Promise<string | null> {
    const rounds = open.value?.run.steps[step]?.rounds
    const counted = rounds === undefined ? {} : { rounds }
    return save(setStep(source.run(), step, { state, on: source.today, ...counted }))
  }

  async function again(step: string): Promise<string | null> {
    return open.value ? save(nextRound(open.value.run, step, source.today)) : null
  }

  async function save(writes: readonly RegisterWrite[]): Promise<string | null> {
    const saved = await store.change(source.file().id, writes)
    return saved.ok ? null : saved.error.type
  }

  return { open, isKept, answer, keep, move, again }
}

function openRun(source: RunSource, passing: Answers): OpenRun | undefined {
  const file = source.file()
  const run = file.chainRuns.find(({ id }) => id === source.run())
  const library = useChainLibrary()
  const found = run && library.findEdition(run)
  if (!run || !found) return undefined
  const { edition, standing } = found
  const { chain } = edition
  const known = knownAnswers(chain, file.profile, run)
  const answers = { ...known.answers, ...passing }
  const evaluation = evaluate({ chain, date: source.today, answers, progress: run.steps })
  return {
    run,
    chain,
    edition,
    standing,
    change: library.changeFor(run),
    evaluation,
    answers,
    fromCase: known.fromCase.filter((id) => !(id in passing)),
  }
}

/** `null` takes the answer out. */
export function withAnswer(answers: Answers, question: string, given: Answer | null): Answers {
  const rest = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question))
  return given === null ? rest : { ...rest, [question]: given }
}

/** A case walks through a process chain: starting it, answering its questions, moving its steps. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { ChainRun, EntityId } from '#shared/domain/case-file.ts'
import type { StepState } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export type ChainStart = Pick<ChainRun, 'id' | 'chain' | 'version' | 'region' | 'startedOn'>
export type Answer = string | number | boolean

/** Starts a run, pinned to the version of the chain it was advised on. */
export function startChainRun({ id, ...start }: ChainStart): readonly RegisterWrite[] {
  return [{ name: `p.${id}`, value: start }]
}

export function setStep(
  run: EntityId,
  step: string,
  progress: { readonly state: StepState; readonly on: CalendarDate },
): readonly RegisterWrite[] {
  return [{ name: `p.${run}.s.${step}`, value: { state: progress.state, on: progress.on } }]
}

/** `null` takes the answer back. */
export function answerQuestion(
  run: EntityId,
  question: string,
  answer: Answer | null,
): readonly RegisterWrite[] {
  return [{ name: `p.${run}.q.${question}`, value: answer }]
}

/** The run with its steps and answers disappears from the case. */
export function removeChainRun(run: EntityId): readonly RegisterWrite[] {
  return [{ name: `p.${run}`, value: null }]
}

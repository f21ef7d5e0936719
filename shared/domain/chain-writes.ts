/** A case walks through a process chain: starting it, answering its questions, moving its steps. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { ChainRun, EntityId, StepProgress } from '#shared/domain/case-file.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export type ChainStart = Pick<ChainRun, 'id' | 'chain' | 'version' | 'region' | 'startedOn' | 'edition'>
export type Answer = string | number | boolean

/** Starts a run, pinned to the edition of the chain it is advised on. */
export function startChainRun({ id, edition, ...start }: ChainStart): readonly RegisterWrite[] {
  return [{ name: `p.${id}`, value: { ...start, ...(edition === undefined ? {} : { edition }) } }]
}

/** Pins a run to another edition; steps and answers stay. */
export function pinChainRun(
  { id, chain, region, startedOn }: ChainRun,
  pin: Pick<ChainRun, 'version' | 'edition'>,
): readonly RegisterWrite[] {
  return startChainRun({ id, chain, region, startedOn, ...pin })
}

/** Remembers that an edition was looked at and not taken over; `null` takes that back. */
export function declineEdition(run: EntityId, edition: string | null): readonly RegisterWrite[] {
  return [{ name: `p.${run}.declined`, value: edition }]
}

export function setStep(
  run: EntityId,
  step: string,
  { state, on, rounds }: StepProgress,
): readonly RegisterWrite[] {
  const value = { state, on, ...(rounds === undefined ? {} : { rounds }) }
  return [{ name: `p.${run}.s.${step}`, value }]
}

/** A repeatable step was gone through once more. */
export function nextRound(
  { id, steps }: Pick<ChainRun, 'id' | 'steps'>,
  step: string,
  on: CalendarDate,
): readonly RegisterWrite[] {
  const before = Object.hasOwn(steps, step) ? steps[step] : undefined
  const rounds = before?.rounds ?? (before?.state === 'done' ? 1 : 0)
  return setStep(id, step, { state: 'done', on, rounds: rounds + 1 })
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

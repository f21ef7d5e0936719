import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { DateRule } from '#shared/chains/chain.ts'
import type { Citation } from '#shared/laws/citation.ts'
import type { StepState } from '#shared/domain/value-lists.ts'

/** Why something is so: a sentence, the answers it rests on, and where it is written. */
export interface Reason {
  readonly effect: 'unneeded' | 'blocked' | 'waits' | 'warning' | 'note' | 'date'
  readonly text: string
  /** Questions whose answers the sentence rests on. */
  readonly facts: readonly string[]
  readonly law: readonly Citation[]
  readonly sources: readonly string[]
  readonly verified: boolean
}

export interface StepDate {
  readonly kind: DateRule['kind']
  readonly on: CalendarDate
  readonly reason: Reason
}

/** A step in a situation. Blocked and unneeded steps carry no dates: nothing is both due and impossible. */
export interface StepResult {
  readonly step: string
  readonly state: StepState
  /** False while an open answer could still change the state. */
  readonly decided: boolean
  /** Can be done today. */
  readonly ready: boolean
  /** Unsettled steps before this one. */
  readonly waitsFor: readonly string[]
  readonly dates: readonly StepDate[]
  readonly earliest: CalendarDate | null
  readonly due: CalendarDate | null
  readonly why: readonly Reason[]
  /** Questions to ask for this step, the most important first. */
  readonly missing: readonly string[]
}

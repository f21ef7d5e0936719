/** One step in one situation, apart from its neighbours. */
import type { Rule, Step } from '#shared/chains/chain.ts'
import { certain, weigh, type Finding, type Situation } from '#shared/chains/condition.ts'
import { holdsOn } from '#shared/chains/parameter.ts'
import { findDates, firstOf, latestOf } from '#shared/chains/step-dates.ts'
import type { Reason, StepResult } from '#shared/chains/step-result.ts'
import { fillText, type Wording } from '#shared/chains/wording.ts'
import type { StepState } from '#shared/domain/value-lists.ts'

type WeighedRule = readonly [rule: Rule, finding: Finding]

export interface StepContext {
  readonly situation: Situation
  readonly wording: Wording
  /** What the case says about this step, if anything. */
  readonly recorded: StepState | null
}

/** A step without its neighbours; `free` when nothing but a day or another step can hold it up. */
export type LoneResult = Omit<StepResult, 'ready' | 'waitsFor'> & { readonly free: boolean }

export function evaluateStep(step: Step, context: StepContext): LoneResult {
  const { situation, recorded } = context
  if (recorded === 'done' || recorded === 'unneeded') return settledByHand(step, recorded)
  const needed = step.neededWhen ? weigh(step.neededWhen, situation) : certain
  if (needed.holds === false) return unneeded(step, needed)
  const rules = weighRules(step, context)
  if (recorded === 'blocked' || (needed.holds === true && hasHolding(rules, 'blocked')))
    return blocked(step, rules, context)
  return open(step, { needed, rules }, context)
}

function settledByHand(step: Step, state: 'done' | 'unneeded'): LoneResult {
  return { ...nothing(step), state, decided: true }
}

function unneeded(step: Step, needed: Finding): LoneResult {
  const text = step.unneededBecause ?? ''
  const why = text === '' ? [] : [reasonOf({ effect: 'unneeded', text, grounds: step, facts: needed.facts })]
  return { ...nothing(step), state: 'unneeded', decided: true, why }
}

function blocked(step: Step, rules: readonly WeighedRule[], { wording }: StepContext): LoneResult {
  const speaking = rules.filter(([rule, finding]) => finding.holds === true && rule.effect !== 'waits')
  return {
    ...nothing(step),
    state: 'blocked',
    decided: true,
    why: speaking.map((rule) => speak(rule, wording)),
  }
}

interface Weighed {
  readonly needed: Finding
  readonly rules: readonly WeighedRule[]
}

function open(
  step: Step,
  { needed, rules }: Weighed,
  { situation, wording, recorded }: StepContext,
): LoneResult {
  const done = step.doneWhen ? weigh(step.doneWhen, situation) : { ...certain, holds: false }
  const decided = needed.holds === true && !rules.some(isOpen('blocked'))
  const { dates, missing, openStart } = findDates(step, situation, wording)
  const speaking = rules.filter(([, finding]) => finding.holds === true)
  return {
    step: step.id,
    state: decided && done.holds === true ? 'done' : stateInWork(recorded),
    decided,
    dates,
    earliest: latestOf(dates, 'earliest'),
    due: dueDay(dates),
    why: [...speaking.map((rule) => speak(rule, wording)), ...dates.map((date) => date.reason)],
    missing: needed.holds === null ? needed.missing : openQuestions(rules, done, missing),
    free: !openStart && !rules.some(isOpen('waits')) && !hasHolding(rules, 'waits'),
  }
}

function stateInWork(recorded: StepState | null): StepState {
  return recorded === 'active' ? 'active' : 'open'
}

function isOpen(effect: Rule['effect']): (rule: WeighedRule) => boolean {
  return ([rule, finding]) => rule.effect === effect && finding.holds === null
}

/** A day by which something should be done is never earlier than the day from which it can be done. */
function dueDay(dates: StepResult['dates']): StepResult['due'] {
  const [due, earliest] = [firstOf(dates, 'due'), latestOf(dates, 'earliest')]
  return due !== null && earliest !== null && earliest > due ? earliest : due
}

/** What ends the step comes first, then what could hold it up, then its days, then the rest; each once. */
function openQuestions(
  rules: readonly WeighedRule[],
  done: Finding,
  dates: readonly string[],
): readonly string[] {
  const asked = new Set(done.missing)
  for (const [rule, { missing }] of rules)
    if (isUrgent(rule)) for (const question of missing) asked.add(question)
  for (const question of dates) asked.add(question)
  for (const [, { missing }] of rules) for (const question of missing) asked.add(question)
  return [...asked]
}

function isUrgent({ effect }: Rule): boolean {
  return effect === 'blocked' || effect === 'waits'
}

function weighRules(step: Step, { situation }: StepContext): readonly WeighedRule[] {
  const weighed: WeighedRule[] = []
  for (const rule of step.rules)
    if (holdsOn(rule.valid, situation.date)) weighed.push([rule, weigh(rule.when, situation)])
  return weighed
}

function hasHolding(rules: readonly WeighedRule[], effect: Rule['effect']): boolean {
  return rules.some(([rule, finding]) => rule.effect === effect && finding.holds === true)
}

function speak([rule, finding]: WeighedRule, wording: Wording): Reason {
  return reasonOf({
    effect: rule.effect,
    text: fillText(rule.text, wording),
    grounds: rule,
    facts: finding.facts,
  })
}

interface Speech {
  readonly effect: Reason['effect']
  readonly text: string
  readonly grounds: Pick<Rule, 'law' | 'sources' | 'verified'>
  readonly facts: readonly string[]
}

function reasonOf({ effect, text, grounds, facts }: Speech): Reason {
  return { effect, text, facts, law: grounds.law, sources: grounds.sources, verified: grounds.verified }
}

function nothing(step: Step): LoneResult {
  return {
    step: step.id,
    state: 'open',
    decided: false,
    dates: [],
    earliest: null,
    due: null,
    why: [],
    missing: [],
    free: false,
  }
}

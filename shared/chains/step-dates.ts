/** The computed days of a step. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { DateRule, Step } from '#shared/chains/chain.ts'
import { certain, dateOf, weigh, type Situation } from '#shared/chains/condition.ts'
import { holdsOn, valueSince, versionOn } from '#shared/chains/parameter.ts'
import type { StepDate } from '#shared/chains/step-result.ts'
import { fillText, type Wording } from '#shared/chains/wording.ts'

export interface DatesFound {
  readonly dates: readonly StepDate[]
  readonly missing: readonly string[]
  /** An earliest day may exist and cannot be named yet. */
  readonly openStart: boolean
}

const noDates: DatesFound = { dates: [], missing: [], openStart: false }

export function findDates(step: Step, situation: Situation, wording: Wording): DatesFound {
  if (step.dates.length === 0) return noDates
  const found = step.dates
    .filter((rule) => holdsOn(rule.valid, situation.date))
    .map((rule) => findDate(rule, situation, wording))
  if (found.length === 1 && found[0]) return found[0]
  return {
    dates: found.flatMap((item) => item.dates),
    missing: found.flatMap((item) => item.missing),
    openStart: found.some((item) => item.openStart),
  }
}

function findDate(rule: DateRule, situation: Situation, wording: Wording): DatesFound {
  const applies = rule.when ? weigh(rule.when, situation) : certain
  const openStart = rule.kind === 'earliest'
  if (applies.holds === false) return noDates
  if (applies.holds === null) return { dates: [], missing: applies.missing, openStart }
  const computed = dateOf(rule.on, situation)
  if (computed === null) {
    const unanswered = situation.answers[rule.on.from] === undefined
    return { dates: [], missing: unanswered ? [rule.on.from] : [], openStart }
  }
  const on = rule.kind === 'earliest' ? notBeforeTheLaw(rule, computed, situation) : computed
  const reason = {
    effect: 'date' as const,
    text: fillText(rule.text, wording, on),
    facts: [...new Set([...applies.facts, rule.on.from])],
    law: rule.law,
    sources: rule.sources,
    verified: rule.verified && parameterIsVerified(rule, situation),
  }
  return { dates: [{ kind: rule.kind, on, reason }], missing: [], openStart: false }
}

/** A shorter wait that came with a new law opens nothing on a day before that law; one that only went on does. */
function notBeforeTheLaw(rule: DateRule, computed: CalendarDate, situation: Situation): CalendarDate {
  const parameter = situation.parameters.get(rule.on.after ?? rule.on.before ?? '')
  const from = parameter ? valueSince(parameter, situation.date) : null
  return from !== null && from > computed ? from : computed
}

function parameterIsVerified(rule: DateRule, situation: Situation): boolean {
  return versionFor(rule, situation)?.verified ?? true
}

function versionFor(rule: DateRule, { parameters, date }: Situation): ReturnType<typeof versionOn> {
  const parameter = parameters.get(rule.on.after ?? rule.on.before ?? '')
  return parameter ? versionOn(parameter, date) : null
}

export function latestOf(dates: readonly StepDate[], kind: StepDate['kind']): CalendarDate | null {
  return dates
    .filter((date) => date.kind === kind)
    .reduce<CalendarDate | null>((last, { on }) => (last === null || on > last ? on : last), null)
}

export function firstOf(dates: readonly StepDate[], kind: StepDate['kind']): CalendarDate | null {
  return dates
    .filter((date) => date.kind === kind)
    .reduce<CalendarDate | null>((first, { on }) => (first === null || on < first ? on : first), null)
}

/** A chain as it reads on one day, and the days on which it begins to read differently: its versions in time. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import { holdsOn, type Validity } from '#shared/chains/parameter.ts'

/** Only the steps, rules, days and values that hold on `day`, and only ways to steps that are there. */
export function chainOn(chain: Chain, day: CalendarDate): Chain {
  const steps = chain.steps.filter(({ valid }) => holdsOn(valid, day))
  const known = new Set(steps.map(({ id }) => id))
  return {
    ...chain,
    steps: steps.map((step) => stepOn(step, day, known)),
    parameters: chain.parameters.map((parameter) => ({
      ...parameter,
      versions: parameter.versions.filter(({ valid }) => holdsOn(valid, day)),
    })),
  }
}

function stepOn(step: Step, day: CalendarDate, known: ReadonlySet<string>): Step {
  return {
    ...step,
    rules: step.rules.filter(({ valid }) => holdsOn(valid, day)),
    dates: step.dates.filter(({ valid }) => holdsOn(valid, day)),
    after: step.after.filter((id) => known.has(id)),
    leadsTo: step.leadsTo.filter((way) => !('step' in way) || known.has(way.step)),
  }
}

/** The first day of the chain and every later day from which something in it holds or no longer holds, in order. */
export function turningDays({ steps, parameters, valid }: Chain): readonly CalendarDate[] {
  const held = [
    ...steps.flatMap((step) => [step.valid, ...step.rules.map((rule) => rule.valid)]),
    ...steps.flatMap(({ dates }) => dates.map((rule) => rule.valid)),
    ...parameters.flatMap(({ versions }) => versions.map((version) => version.valid)),
  ]
  const days = [...held.flatMap(turnsOf), ...(valid.from === null ? [] : [valid.from])]
  return [...new Set(days)].filter((day) => holdsOn(valid, day)).sort()
}

function turnsOf(valid: Validity | undefined): readonly CalendarDate[] {
  if (!valid) return []
  const over = valid.until === null ? [] : [addToDate(valid.until, { days: 1 })]
  return valid.from === null ? over : [valid.from, ...over]
}

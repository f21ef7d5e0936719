/** Which questions and parameters steps speak of. */
import type { Step } from '#shared/chains/chain.ts'
import type { Condition } from '#shared/chains/condition.ts'

/** A question a condition asks, with the answers it looks for; none where any answer will do. */
export interface Asked {
  readonly question: string
  readonly values: readonly (string | boolean)[]
}

export interface Names {
  readonly questions: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
}

export function askedIn(condition: Condition): readonly Asked[] {
  if ('question' in condition) return [{ question: condition.question, values: condition.is }]
  if ('answered' in condition) return condition.answered.map((question) => ({ question, values: [] }))
  if ('reached' in condition) return [{ question: condition.reached.from, values: [] }]
  if ('not' in condition) return askedIn(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(askedIn)
}

export function conditionsOf(step: Step): readonly Condition[] {
  return [
    step.neededWhen,
    step.doneWhen,
    ...step.rules.map((rule) => rule.when),
    ...step.dates.map((rule) => rule.when),
    ...step.leadsTo.map((way) => way.when),
  ].filter((condition) => condition !== undefined)
}

/** Every text of a step that a reader sees, each with the name of its field. */
export function textsOf(step: Step): readonly (readonly [field: string, text: string])[] {
  const lists = [
    ...step.papers.map((text) => ['papers', text] as const),
    ...step.rules.map((rule) => ['rules', rule.text] as const),
    ...step.dates.map((rule) => ['dates', rule.text] as const),
    ...step.leadsTo.map((way) => ['leadsTo', way.label ?? ''] as const),
  ]
  const single = [
    ['title', step.title],
    ['goal', step.goal],
    ['forWhom', step.forWhom],
    ['duration', step.duration],
    ['funding', step.funding],
    ['unneededBecause', step.unneededBecause],
    ['plain', step.plain.company],
    ['plain', step.plain.parents],
  ] as const
  return [
    ...single.flatMap(([field, text]) =>
      text === null || text === undefined ? [] : [[field, text] as const],
    ),
    ...lists.filter(([, text]) => text !== ''),
  ]
}

export function placeholdersIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{([^}]*)\}/g), (match) => match[1] ?? '')
}

export function namesIn(steps: readonly Step[]): Names {
  const spans = steps.flatMap((step) => [
    ...step.dates.map((rule) => rule.on),
    ...conditionsOf(step).flatMap(reachedIn),
  ])
  const written = steps.flatMap(textsOf).flatMap(([, text]) => placeholdersIn(text))
  const [parameters, answers] = [written.filter(isParameter), written.filter((name) => !isParameter(name))]
  return {
    questions: new Set([
      ...steps.flatMap((step) => step.asks),
      ...steps
        .flatMap(conditionsOf)
        .flatMap(askedIn)
        .map(({ question }) => question),
      ...spans.map(({ from }) => from),
      ...answers.filter((name) => name !== 'date'),
    ]),
    parameters: new Set([
      ...spans.flatMap(({ after, before }) => [after, before]).filter((id) => id !== undefined),
      ...parameters.map((name) => name.slice(prefix.length)),
    ]),
  }
}

const prefix = 'parameter:'
function isParameter(name: string): boolean {
  return name.startsWith(prefix)
}

type Span = {
  readonly from: string
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/** Every computed day a condition waits for. */
export function reachedIn(condition: Condition): readonly Span[] {
  if ('reached' in condition) return [condition.reached]
  if ('not' in condition) return reachedIn(condition.not)
  if ('all' in condition) return condition.all.flatMap(reachedIn)
  return 'any' in condition ? condition.any.flatMap(reachedIn) : []
}

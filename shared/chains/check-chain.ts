/**
 * Whether a chain makes sense: what its schema cannot say. The same checks hold for shipped content, for what an office
 * writes before it may publish it, and for what comes in a package.
 */
import type { Chain, Step } from '#shared/chains/chain.ts'
import { faultsOfDays, type DateFault } from '#shared/chains/check-dates.ts'
import {
  askedIn,
  conditionsOf,
  namesIn,
  placeholdersIn,
  textsOf,
  type Asked,
} from '#shared/chains/names-in.ts'
import type { Parameter, Validity } from '#shared/chains/parameter.ts'
import type { Question } from '#shared/chains/question.ts'
import { citationResolves, type LawIndex } from '#shared/laws/law-index.ts'

/** A fault by its kind, the step or part it stands at, and the name or words it is about. */
export interface ChainFault {
  readonly type:
    | 'twice'
    | 'no-entry'
    | 'no-phase'
    | 'leads-nowhere'
    | 'unreachable'
    | 'dead-end'
    | 'waits-for-nothing'
    | 'waits-in-a-circle'
    | 'unused-outcome'
    | 'no-question'
    | 'no-such-answer'
    | 'no-answers'
    | 'no-parameter'
    | 'bad-placeholder'
    | 'bare-number'
    | 'overlapping'
    | 'no-source'
    | 'unknown-source'
    | 'no-such-paragraph'
    | DateFault['type']
  readonly at: string
  readonly what: string
}

export interface CheckContext {
  /** Ids of the sources that can be named. */
  readonly sources: ReadonlySet<string>
  /** Ids of all chains one can lead over into. */
  readonly chains: ReadonlySet<string>
  readonly laws: LawIndex
}

export function checkChain(chain: Chain, context: CheckContext): readonly ChainFault[] {
  return [
    ...idFaults(chain),
    ...wayFaults(chain, context),
    ...waitFaults(chain),
    ...questionFaults(chain),
    ...textFaults(chain),
    ...parameterFaults(chain),
    ...groundFaults(chain, context),
    ...chain.steps.flatMap((step) =>
      faultsOfDays(step, chain).map(({ type, what }) => fault(type, step.id, what)),
    ),
  ]
}

function fault(type: ChainFault['type'], at: string, what: string): ChainFault {
  return { type, at, what }
}

function idFaults({
  id,
  entry,
  steps,
  phases,
  questions,
  parameters,
  outcomes,
}: Chain): readonly ChainFault[] {
  const twice = [steps, phases, questions, parameters, outcomes].flatMap((parts) =>
    repeated(parts.map((p) => p.id)),
  )
  const known = new Set(phases.map((phase) => phase.id))
  return [
    ...twice.map((name) => fault('twice', id, name)),
    ...(steps.some((step) => step.id === entry) ? [] : [fault('no-entry', id, entry)]),
    ...steps.filter(({ phase }) => !known.has(phase)).map((step) => fault('no-phase', step.id, step.phase)),
  ]
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

/** Every step is reached from the entry, and from every step an end or another chain is reached. */
function wayFaults({ entry, steps, outcomes }: Chain, { chains }: CheckContext): readonly ChainFault[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const reached = spread([entry], (id) => nextOf(byId.get(id)))
  const ending = steps.filter((step) => step.leadsTo.some((way) => !('step' in way))).map(({ id }) => id)
  const endable = spread(ending, (id) =>
    steps.filter((step) => nextOf(step).includes(id)).map((step) => step.id),
  )
  const ends = new Set(
    steps.flatMap((step) => step.leadsTo.flatMap((way) => ('outcome' in way ? way.outcome : []))),
  )
  const outcomeIds = new Set(outcomes.map(({ id }) => id))
  const targets = steps.flatMap((step) =>
    step.leadsTo.flatMap((way): readonly ChainFault[] => {
      const [known, name] =
        'step' in way
          ? [byId.has(way.step), way.step]
          : 'outcome' in way
            ? [outcomeIds.has(way.outcome), way.outcome]
            : [chains.has(way.chain), way.chain]
      return known ? [] : [fault('leads-nowhere', step.id, name)]
    }),
  )
  return [
    ...targets,
    ...steps.filter(({ id }) => !reached.has(id)).map(({ id, title }) => fault('unreachable', id, title)),
    ...steps.filter(({ id }) => !endable.has(id)).map(({ id, title }) => fault('dead-end', id, title)),
    ...outcomes.filter(({ id }) => !ends.has(id)).map(({ id, title }) => fault('unused-outcome', id, title)),
  ]
}

function nextOf(step: Step | undefined): readonly string[] {
  return step?.leadsTo.flatMap((way) => ('step' in way ? way.step : [])) ?? []
}

function spread(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from)
  for (const id of reached) for (const other of next(id)) reached.add(other)
  return reached
}

function waitFaults({ steps }: Chain): readonly ChainFault[] {
  const known = new Set(steps.map(({ id }) => id))
  const settled = new Set<string>()
  for (let round = 0; round < steps.length; round++)
    for (const step of steps)
      if (step.after.every((id) => settled.has(id) || !known.has(id))) settled.add(step.id)
  return [
    ...steps.flatMap(({ id, after }) =>
      after.filter((other) => !known.has(other)).map((other) => fault('waits-for-nothing', id, other)),
    ),
    ...steps
      .filter(({ id }) => !settled.has(id))
      .map(({ id, title }) => fault('waits-in-a-circle', id, title)),
  ]
}

function questionFaults({ steps, questions, id }: Chain): readonly ChainFault[] {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const asked = steps.flatMap((step) =>
    conditionsOf(step)
      .flatMap(askedIn)
      .map((item) => ({ at: step.id, item })),
  )
  const named = namesIn(steps).questions
  return [
    ...[...named].filter((name) => !byId.has(name)).map((name) => fault('no-question', id, name)),
    ...asked.flatMap(({ at, item }) => answerFaults(at, item, byId.get(item.question))),
    ...questions.filter(isUnanswerable).map((question) => fault('no-answers', question.id, question.text)),
  ]
}

function answerFaults(at: string, { values }: Asked, question: Question | undefined): readonly ChainFault[] {
  if (!question) return []
  const { type, options = [] } = question
  const possible: readonly unknown[] = type === 'choice' ? options.map(({ value }) => value) : [true, false]
  return values
    .filter((value) => !possible.includes(value))
    .map((value) => fault('no-such-answer', at, String(value)))
}

function isUnanswerable({ type, options = [], text }: Question): boolean {
  const values = options.map(({ value }) => value)
  return text.trim() === '' || (type === 'choice' && (values.length < 2 || repeated(values).length > 0))
}

/** An amount, a span or a share written out; they belong in parameters, where they have a source and their days. */
const bareNumber =
  /\d+(?:[.,]\d+)?(?:\s|-)*(?:Euro|€|Cent|Tage?n?\b|Wochen?\b|Monate?n?\b|Jahre?n?\b|Stunden?\b|Prozent|%|Lebensjahr)/

export function bareNumbersIn(text: string): readonly string[] {
  return bareNumber.exec(text) ?? []
}

function textFaults({ steps, questions, parameters }: Chain): readonly ChainFault[] {
  const names = new Set([
    'date',
    ...questions.map(({ id }) => id),
    ...parameters.map(({ id }) => `parameter:${id}`),
  ])
  return steps.flatMap((step) =>
    textsOf(step).flatMap(([field, text]) => [
      ...placeholdersIn(text)
        .filter((name) => !names.has(name) || !mayName(field, name))
        .map((name) => fault('bad-placeholder', step.id, name)),
      ...bareNumbersIn(text).map((found) => fault('bare-number', step.id, found)),
    ]),
  )
}

/** Which texts are filled before anybody reads them; a title stands in lists, files and pictures as it is. */
const filled = ['rules', 'dates', 'duration', 'funding', 'plain']

function mayName(field: string, name: string): boolean {
  return name.startsWith('parameter:') ? filled.includes(field) : field === 'rules' || field === 'dates'
}

function parameterFaults({ id, steps, parameters }: Chain): readonly ChainFault[] {
  const known = new Set(parameters.map((parameter) => parameter.id))
  return [
    ...[...namesIn(steps).parameters]
      .filter((name) => !known.has(name))
      .map((name) => fault('no-parameter', id, name)),
    ...parameters.filter(isOverlapping).map((parameter) => fault('overlapping', id, parameter.id)),
    ...parameters
      .filter(({ versions }) => versions.some(({ sources, law }) => sources.length + law.length === 0))
      .map((parameter) => fault('no-source', id, parameter.id)),
  ]
}

function isOverlapping({ versions }: Parameter): boolean {
  return overlap(versions.map(({ valid }) => valid))
}

/** Whether two of these spans share a day. */
export function overlap(validities: readonly Validity[]): boolean {
  const spans = validities.map(spanOf).sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return spans.some(([from], index) => index > 0 && from <= (spans[index - 1]?.[1] ?? ''))
}

function spanOf({ from, until }: Validity): readonly [from: string, until: string] {
  return [from ?? '0000', until ?? '9999']
}

function groundFaults(chain: Chain, { sources, laws }: CheckContext): readonly ChainFault[] {
  const statements = [
    ...chain.parameters.flatMap((parameter) =>
      parameter.versions.map((version) => [parameter.id, version] as const),
    ),
    ...chain.steps.flatMap((step) =>
      [step, ...step.rules, ...step.dates].map((said) => [step.id, said] as const),
    ),
  ]
  return statements.flatMap(([at, { law, sources: named, verified }]) => [
    ...law
      .filter((citation) => !citationResolves(citation, laws))
      .map((citation) => fault('no-such-paragraph', at, citation)),
    ...named.filter((source) => !sources.has(source)).map((source) => fault('unknown-source', at, source)),
    ...(verified && named.length === 0 ? [fault('no-source', at, '')] : []),
  ])
}

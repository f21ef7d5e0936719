/** An edition taken apart into named fields of lines, as it reads on one day: what a comparison lays side by side. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bodyLines, toCheck } from '#shared/chains/body-words.ts'
import type { Step } from '#shared/chains/chain.ts'
import { writeCondition } from '#shared/chains/condition-words.ts'
import type { Edition } from '#shared/chains/edition.ts'
import { versionOn, type Parameter } from '#shared/chains/parameter.ts'
import type { Question } from '#shared/chains/question.ts'
import { regionalStep } from '#shared/chains/regional-chain.ts'
import {
  dateLine,
  grounds,
  ruleLine,
  validLines,
  validSpan,
  wayLine,
  type SourceName,
} from '#shared/chains/statement-lines.ts'
import { fillText, writeDate, writeValue, type Wording } from '#shared/chains/wording.ts'
import type { Directory } from '#shared/directory/directory.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'

/** An edition as it reads on a day, with the directory that names its bodies. */
export interface EditionView {
  readonly edition: Edition
  readonly date: CalendarDate
  readonly directory: Directory
  /** Left out: sources go by their number. */
  readonly sourceName?: SourceName
}

/** Lines by the name of their field; a field that says nothing has none. */
export type Fields<Name extends string> = Readonly<Record<Name, readonly string[]>>

export const chainFields = [
  'title',
  'summary',
  'version',
  'asOf',
  'valid',
  'clientGroups',
  'entry',
  'phases',
  'order',
  'outcomes',
] as const
export const stepFields = [
  'title',
  'phase',
  'goal',
  'forWhom',
  'bodies',
  'responsible',
  'referTo',
  'feedbackTo',
  'papers',
  'duration',
  'funding',
  'after',
  'neededWhen',
  'unneededBecause',
  'doneWhen',
  'rules',
  'dates',
  'leadsTo',
  'notes',
  'asks',
  'repeatable',
  'plainCompany',
  'plainParents',
  'law',
  'otherLaw',
  'sources',
  'verified',
  'valid',
  'asOf',
] as const
export const questionFields = ['text', 'code', 'help', 'type', 'options', 'keep', 'consequence'] as const
export const parameterFields = ['name', 'value', 'versions'] as const

export type ChainField = (typeof chainFields)[number]
export type StepField = (typeof stepFields)[number]
export type QuestionField = (typeof questionFields)[number]
export type ParameterField = (typeof parameterFields)[number]

export function fieldsOfChain(
  { edition: { chain }, date }: EditionView,
  labelOf: LabelOf,
): Fields<ChainField> {
  return {
    title: lines(chain.title),
    summary: lines(chain.summary),
    version: [chain.version],
    asOf: [writeDate(chain.asOf)],
    valid: validLines(chain.valid, date),
    clientGroups: chain.clientGroups.map((group) => labelOf('clientGroup', group)),
    entry: [chain.entry],
    phases: chain.phases.map(({ title, id }) => title || id),
    order: chain.steps.map(({ id }) => id),
    outcomes: chain.outcomes.map(({ title, id }) => `${id}: ${title}`),
  }
}

export function fieldsOfStep(step: Step, view: EditionView, labelOf: LabelOf): Fields<StepField> {
  const { edition, date, directory } = view
  const words: Wording = { chain: edition.chain, answers: {}, date }
  const fill = (text: string | null | undefined): readonly string[] =>
    lines(text).map((line) => fillText(line, words))
  const here = regionalStep(step, edition, directory)
  const kinds = (types: readonly string[]): readonly string[] =>
    types.map((type) => labelOf('bodyType', type))
  return {
    title: fill(step.title),
    phase: [edition.chain.phases.find(({ id }) => id === step.phase)?.title || step.phase],
    goal: fill(step.goal),
    forWhom: fill(step.forWhom),
    bodies: here.bodies.flatMap((choice) => bodyLines(choice, labelOf)),
    responsible: kinds(step.responsible),
    referTo: kinds(step.referTo),
    feedbackTo: kinds([step.feedbackTo]),
    papers: step.papers.flatMap(fill),
    duration: fill(step.duration),
    funding: fill(step.funding),
    unneededBecause: fill(step.unneededBecause),
    plainCompany: fill(step.plain.company),
    plainParents: fill(step.plain.parents),
    notes: here.notes.map(
      (note) => `${note.text}${grounds({ ...note, law: [], otherLaw: [] }, date, view.sourceName)}`,
    ),
    ...ruleFields(step, words, view.sourceName),
    ...groundFields(step, view),
  }
}

function ruleFields(
  step: Step,
  words: Wording,
  sourceName?: SourceName,
): Fields<'after' | 'neededWhen' | 'doneWhen' | 'rules' | 'dates' | 'leadsTo' | 'asks' | 'repeatable'> {
  return {
    after: step.after,
    neededWhen: step.neededWhen ? [writeCondition(step.neededWhen, words)] : [],
    doneWhen: step.doneWhen ? [writeCondition(step.doneWhen, words)] : [],
    rules: step.rules.map((rule) => ruleLine(rule, words, sourceName)),
    dates: step.dates.map((rule) => dateLine(rule, words, sourceName)),
    leadsTo: step.leadsTo.map((way) => wayLine(way, words)),
    asks: step.asks.map((id) => words.chain.questions.find((one) => one.id === id)?.text || id),
    repeatable: step.repeatable ? ['mehrmals möglich'] : [],
  }
}

function groundFields(
  step: Step,
  { date, sourceName = (id) => id }: EditionView,
): Fields<'law' | 'otherLaw' | 'sources' | 'verified' | 'valid' | 'asOf'> {
  return {
    law: step.law,
    otherLaw: step.otherLaw,
    sources: step.sources.map(sourceName),
    verified: [step.verified ? 'geprüft' : toCheck],
    valid: validLines(step.valid, date),
    asOf: step.asOf ? [writeDate(step.asOf)] : [],
  }
}

export function fieldsOfQuestion(question: Question): Fields<QuestionField> {
  return {
    text: lines(question.text),
    code: lines(question.code),
    help: lines(question.help),
    type: [{ choice: 'Auswahl', 'yes-no': 'Ja oder Nein', date: 'Tag' }[question.type]],
    options: (question.options ?? []).map(({ value, label }) => `${label} (${value})`),
    keep: [
      { yes: 'bleibt im Fall', optional: 'bleibt auf Wunsch im Fall', no: 'wird nicht gespeichert' }[
        question.keep
      ],
    ],
    consequence: lines(question.consequence),
  }
}

export function fieldsOfParameter(
  parameter: Parameter,
  { date, sourceName }: Pick<EditionView, 'date' | 'sourceName'>,
): Fields<ParameterField> {
  const now = versionOn(parameter, date)
  return {
    name: lines(parameter.name),
    value: now === null ? [] : [writeValue(parameter.unit, now.value)],
    // Without the day: the table is the same whenever one looks at it.
    versions: parameter.versions.map(
      ({ valid, ...version }) =>
        `${writeValue(parameter.unit, version.value)} – ${validSpan(valid)}${grounds(version, date, sourceName)}`,
    ),
  }
}

function lines(text: string | null | undefined): readonly string[] {
  return text === null || text === undefined || text === '' ? [] : [text]
}

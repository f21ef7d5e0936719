/** What a document says, one line for each statement, so that two versions can be told apart by reading. */
import { jsonHash } from '#shared/base/json-hash.ts'
import type { Step } from '#shared/chains/chain.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'

/** Whether two versions say the same; the day they were written and what they were compared with do not count. */
export function saysTheSame(one: ContentDocument, other: ContentDocument | null): boolean {
  return other !== null && saidBy(one) === saidBy(other)
}

function saidBy(document: ContentDocument): string {
  return document.kind === 'chain'
    ? jsonHash({ ...document.chain, version: '' })
    : jsonHash({ ...document.overlay, version: '', basis: {} })
}

export function documentLines(document: ContentDocument): readonly string[] {
  if (document.kind === 'overlay') {
    const { notes, bodies, addedSteps, addedWays } = document.overlay
    return [
      ...notes.map(({ step, text, sources }) => `${step}: ${text} ${inBrackets(sources)}`.trim()),
      ...Object.entries(bodies).map(([step, names]) => `${step}: ${names.join(', ')}`),
      ...addedWays.map(({ from, step, label }) => `${from} → ${step} ${label ?? ''}`.trim()),
      ...addedSteps.flatMap(stepLines),
    ]
  }
  const { title, summary, phases, outcomes, questions, parameters, steps } = document.chain
  return [
    title,
    summary,
    ...[...phases, ...outcomes].map((part) => part.title),
    ...questions.map(({ text, options = [] }) =>
      `${text} ${inBrackets(options.map(({ label }) => label))}`.trim(),
    ),
    ...parameters.flatMap(({ name, versions }) => versions.map(({ value }) => `${name}: ${String(value)}`)),
    ...steps.flatMap(stepLines),
  ].filter((line) => line !== '')
}

/** One line for each field, whatever is in it: no change may stay unsaid. */
function stepLines(step: Step): readonly string[] {
  const { id, title, ...fields } = step
  const lines = Object.values(fields).flatMap((value) => linesOf(value))
  return [`${id} ${title}`, ...[...new Set(lines)].map((line) => `${id}: ${line}`)]
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linesOf)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(linesOf)
  return typeof value === 'string' && value.trim() !== '' ? [value] : []
}

function inBrackets(words: readonly string[]): string {
  return words.length === 0 ? '' : `(${words.join(', ')})`
}

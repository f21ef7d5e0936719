/** What an editor should think of, beyond what `check-chain` refuses. Advice never holds up publishing. */
import type { Step } from '#shared/chains/chain.ts'
import { textsOf } from '#shared/chains/names-in.ts'
import type { RegionalNote } from '#shared/chains/overlay.ts'
import type { Question } from '#shared/chains/question.ts'

export interface Advice {
  readonly type:
    | 'no-source'
    | 'empty-note'
    | 'no-goal'
    | 'no-help'
    | 'unnamed-way'
    | 'no-reason'
    | 'not-in-plain-words'
  /** The step or question. */
  readonly at: string
  readonly what: string
}

export interface Advised {
  /** Only these are the office's own. */
  readonly steps: readonly Step[]
  readonly questions: readonly Question[]
  readonly notes: readonly RegionalNote[]
}

export function adviseEditor({ steps, questions, notes }: Advised): readonly Advice[] {
  return [
    ...notes.flatMap(adviceOnNote),
    ...steps.flatMap(adviceOnStep),
    ...questions
      .filter(({ help }) => (help ?? '').trim() === '')
      .map(({ id, text }): Advice => ({ type: 'no-help', at: id, what: text })),
  ]
}

function adviceOnNote({ step, text, sources }: RegionalNote): readonly Advice[] {
  if (text.trim() === '') return [{ type: 'empty-note', at: step, what: '' }]
  return sources.length === 0 ? [{ type: 'no-source', at: step, what: text }] : []
}

function adviceOnStep(step: Step): readonly Advice[] {
  const { id: at, title } = step
  const say = (type: Advice['type'], holds: boolean): readonly Advice[] =>
    holds ? [{ type, at, what: title }] : []
  const words = new Set(textsOf(step).map(([field, text]) => (text.trim() === '' ? '' : field)))
  return [
    ...say('no-goal', !words.has('goal')),
    ...say('no-source', step.sources.length === 0),
    ...say('unnamed-way', step.leadsTo.length > 1 && step.leadsTo.some((way) => !way.label && !way.when)),
    ...say('no-reason', step.neededWhen !== undefined && !words.has('unneededBecause')),
    ...say('not-in-plain-words', !words.has('plain')),
  ]
}

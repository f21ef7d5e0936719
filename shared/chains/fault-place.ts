/** Where in the editor a fault is mended: the part, and the field of its form. */
import type { Chain } from '#shared/chains/chain.ts'
import type { OverlayFault } from '#shared/chains/check-overlay.ts'

export interface FaultPlace {
  readonly part: 'head' | 'phases' | 'outcomes' | 'step' | 'question' | 'parameter'
  /** Which step, question or parameter. */
  readonly id: string
  readonly field: string
}

const stepFields: Readonly<Partial<Record<OverlayFault['type'], string>>> = {
  twice: 'id',
  'number-taken': 'id',
  'no-phase': 'phase',
  'leads-nowhere': 'leadsTo',
  unreachable: 'leadsTo',
  'dead-end': 'leadsTo',
  'waits-for-nothing': 'after',
  'waits-in-a-circle': 'after',
  'no-such-answer': 'rules',
  'bare-number': 'goal',
  'bad-placeholder': 'goal',
  'no-source': 'sources',
  'unknown-source': 'sources',
  'no-such-paragraph': 'law',
  'nothing-said': 'note',
  'step-gone': 'note',
  'not-a-day': 'dates',
  'not-a-span': 'dates',
  'both-ways': 'dates',
  'no-date-text': 'dates',
}

export function placeOf(fault: OverlayFault, chain: Chain): FaultPlace {
  const step = chain.steps.find(({ id }) => id === fault.at)
  if (step) return { part: 'step', id: step.id, field: stepField(fault, step) }
  if (fault.type === 'letter-form' || fault.type === 'letter-taken')
    return { part: 'head', id: '', field: 'letter' }
  if (fault.type === 'no-entry') return { part: 'head', id: '', field: 'entry' }
  return placeInLists(fault, chain) ?? whoSpeaksOf(fault, chain) ?? { part: 'head', id: '', field: 'title' }
}

const lists = [
  ['phases', 'phases'],
  ['outcomes', 'outcomes'],
  ['questions', 'question'],
  ['parameters', 'parameter'],
] as const

function placeInLists({ at, what }: OverlayFault, chain: Chain): FaultPlace | null {
  for (const [list, part] of lists) {
    const found = chain[list].find(({ id }) => id === at || id === what)
    if (found) return { part, id: found.id, field: 'title' }
  }
  return null
}

/** A question or a parameter that is missing: the first step that speaks of it. */
function whoSpeaksOf({ what }: OverlayFault, { steps }: Chain): FaultPlace | null {
  const speaking = what === '' ? undefined : steps.find((step) => JSON.stringify(step).includes(what))
  const field = Object.entries(speaking ?? {}).find(([, value]) => JSON.stringify(value).includes(what))
  return speaking ? { part: 'step', id: speaking.id, field: field?.[0] ?? 'title' } : null
}

/** A number or a placeholder may stand in any text: the field that holds the words. */
function stepField({ type, what }: OverlayFault, step: Chain['steps'][number]): string {
  const usual = stepFields[type] ?? 'title'
  if (what === '' || (type !== 'bare-number' && type !== 'bad-placeholder' && type !== 'no-such-answer'))
    return usual
  const holding = Object.entries(step).find(([, value]) => JSON.stringify(value).includes(what))
  return holding?.[0] ?? usual
}

/**
 * What an office changes where it adapts a chain for its region. Every act takes an overlay and answers with a new one
 * that parses; whether the result makes sense is said by `check-chain`.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step, Way } from '#shared/chains/chain.ts'
import { freeId, moved, replaced, replacedAt, without, withoutAt } from '#shared/chains/edit-list.ts'
import type { Overlay, RegionalNote } from '#shared/chains/overlay.ts'
import { renamedMentions, withoutMentions } from '#shared/chains/rename-step.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export type AddedWay = Overlay['addedWays'][number]

export function newOverlay(chain: Pick<Chain, 'id'>, region: Region, today: CalendarDate): Overlay {
  const empty = { notes: [], bodies: {}, addedSteps: [], addedWays: [] }
  return { format: 1, chain: chain.id, region, version: '', asOf: today, ...empty }
}

/** A new note starts without a source and therefore to be checked. */
export function addNote<O extends Overlay>(overlay: O, step: string, text = ''): O {
  return { ...overlay, notes: [...overlay.notes, { step, text, sources: [], verified: false }] }
}

/** A note without a source is never passed off as checked. */
export function changeNote<O extends Overlay>(overlay: O, index: number, note: RegionalNote): O {
  return { ...overlay, notes: replacedAt(overlay.notes, index, honest(note)) }
}

export function removeNote<O extends Overlay>(overlay: O, index: number): O {
  return { ...overlay, notes: withoutAt(overlay.notes, index) }
}

/** The organizations that do a step here; none gives the choice back to the directory. */
export function pinBodies<O extends Overlay>(overlay: O, step: string, organizations: readonly string[]): O {
  const others = Object.entries(overlay.bodies).filter(([id]) => id !== step)
  const pinned = organizations.length === 0 ? [] : [[step, [...new Set(organizations)]] as const]
  return { ...overlay, bodies: Object.fromEntries([...others, ...pinned]) }
}

/** A step that only exists here, with a way into it; it leads where the step before it leads first. */
export function addStep<O extends Overlay>(overlay: O, chain: Chain, from: string): O {
  const steps = [...chain.steps, ...overlay.addedSteps]
  const before = steps.find((step) => step.id === from) ?? chain.steps[0]
  if (!before) return overlay
  const id = freeId(
    'M',
    steps.map((step) => step.id),
  )
  return {
    ...overlay,
    addedSteps: [...overlay.addedSteps, blankStep(id, { ...before, leadsTo: firstWay(before) })],
    addedWays: [...overlay.addedWays, { from: before.id, step: id }],
  }
}

/** Where a step leads first, in every case. */
function firstWay({ leadsTo }: Step): readonly Way[] {
  return leadsTo.slice(0, 1).map((way): Way => {
    if ('step' in way) return { step: way.step }
    return 'outcome' in way ? { outcome: way.outcome } : { chain: way.chain }
  })
}

/** A step with nothing but what it must have, taken over from a neighbour. */
export function blankStep(
  id: string,
  like: Pick<Step, 'phase' | 'responsible' | 'feedbackTo' | 'leadsTo'>,
): Step {
  const { phase, responsible, feedbackTo, leadsTo } = like
  const texts = { title: '', goal: '', forWhom: '', duration: null, funding: null, plain: {} }
  const lists = { papers: [], referTo: [], asks: [], after: [], rules: [], dates: [] }
  const grounds = { law: [], otherLaw: [], sources: [], verified: false }
  return { id, phase, responsible, feedbackTo, leadsTo, repeatable: false, ...texts, ...lists, ...grounds }
}

/** Another number of the step is followed by all that speak of it; a number that is taken is not given twice. */
export function changeStep<O extends Overlay>(overlay: O, id: string, step: Step): O {
  const isTaken = overlay.addedSteps.some((one) => one.id === step.id)
  const to = isTaken ? id : step.id
  const addedSteps = replaced(overlay.addedSteps, id, { ...honestStep(step), id: to }).map((one) =>
    renamedMentions(one, id, to),
  )
  if (to === id) return { ...overlay, addedSteps }
  const name = (old: string): string => (old === id ? to : old)
  return {
    ...overlay,
    addedSteps,
    addedWays: overlay.addedWays.map((way) => ({ ...way, from: name(way.from), step: name(way.step) })),
    notes: overlay.notes.map((note) => ({ ...note, step: name(note.step) })),
    bodies: Object.fromEntries(Object.entries(overlay.bodies).map(([key, value]) => [name(key), value])),
  }
}

/** With the ways into and out of it, its notes and its bodies. */
export function removeStep<O extends Overlay>(overlay: O, id: string): O {
  const gone = overlay.addedSteps.find((step) => step.id === id)
  const [end] = gone?.leadsTo ?? []
  if (!gone || !end) return overlay
  return {
    ...pinBodies(overlay, id, []),
    addedSteps: without(overlay.addedSteps, id).map((step) => withoutMentions(step, id, end)),
    addedWays: overlay.addedWays.filter((way) => way.from !== id && way.step !== id),
    notes: overlay.notes.filter((note) => note.step !== id),
  }
}

export function moveStep<O extends Overlay>(overlay: O, id: string, by: -1 | 1): O {
  const phase = overlay.addedSteps.find((step) => step.id === id)?.phase
  const among = (step: Step): boolean => step.phase === phase
  return { ...overlay, addedSteps: moved(overlay.addedSteps, id, { by, among }) }
}

export function addWay<O extends Overlay>(overlay: O, way: AddedWay): O {
  return { ...overlay, addedWays: [...overlay.addedWays, way] }
}

export function changeWay<O extends Overlay>(overlay: O, index: number, way: AddedWay): O {
  return { ...overlay, addedWays: replacedAt(overlay.addedWays, index, way) }
}

export function removeWay<O extends Overlay>(overlay: O, index: number): O {
  return { ...overlay, addedWays: withoutAt(overlay.addedWays, index) }
}

/** Without notes, bodies and ways of steps that are on the chain no more. */
export function withoutGone<O extends Overlay>(overlay: O, known: ReadonlySet<string>): O {
  return {
    ...overlay,
    notes: overlay.notes.filter(({ step }) => known.has(step)),
    bodies: Object.fromEntries(Object.entries(overlay.bodies).filter(([step]) => known.has(step))),
    addedWays: overlay.addedWays.filter(({ from }) => known.has(from)),
  }
}

/** Whatever names no source is to be checked. */
export function honest<T extends { readonly sources: readonly string[]; readonly verified: boolean }>(
  said: T,
): T {
  return said.sources.length === 0 && said.verified ? { ...said, verified: false } : said
}

export function honestStep(step: Step): Step {
  return { ...honest(step), rules: step.rules.map(honest), dates: step.dates.map(honest) }
}

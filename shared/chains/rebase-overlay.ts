/**
 * When the shipped chain changes: what an office wrote for its region is looked at again, part by part. Nothing of it is
 * dropped; what no longer fits stays in the document and is listed until somebody has decided.
 */
import type { Chain, Step } from '#shared/chains/chain.ts'
import type { Overlay } from '#shared/chains/overlay.ts'

/** An overlay that remembers the steps it was written against: their hashes, and the steps themselves. */
export type BasedOverlay = Overlay & {
  readonly basis?: Readonly<Record<string, string>> | undefined
  readonly basisSteps?: Readonly<Record<string, Step>> | undefined
}

/** Older programs do not read `basisSteps`, and say so by this number. */
const formatWithSteps = 2

export type HashStep = (step: Step) => string

/** One thing the overlay says, and the step of the template it leans on. */
export interface OverlayPart {
  readonly kind: 'note' | 'bodies' | 'way' | 'wayOut' | 'wait' | 'step'
  /** The step it speaks of; for an added step, its own id. */
  readonly step: string
  /** The note's words, the organizations, or where the way leads. */
  readonly what: string
}

export interface Rebase {
  /** As good as before: the steps they speak of are the same. */
  readonly fitting: readonly OverlayPart[]
  /** The step was changed since; `before` is `null` where the document is older than this memory. */
  readonly changed: readonly {
    readonly part: OverlayPart
    readonly before: Step | null
    readonly after: Step
  }[]
  /** The step is gone. The part stays in the document without effect. */
  readonly lost: readonly OverlayPart[]
  /** Steps the template now has under the same id: the office's own would be left out. */
  readonly colliding: readonly { readonly part: OverlayPart; readonly step: Step }[]
}

/** `template`: what the overlay is laid on now. */
export function compareWithTemplate(overlay: BasedOverlay, template: Chain, hash: HashStep): Rebase {
  const next = new Map(template.steps.map((step) => [step.id, step]))
  const own = new Set(overlay.addedSteps.map(({ id }) => id))
  const rebase: Filling = { fitting: [], changed: [], lost: [], colliding: [] }
  const looksTheSame = (step: Step): boolean => hash(step) === overlay.basis?.[step.id]
  for (const part of partsOf(overlay, template)) {
    const step = next.get(part.step)
    if (own.has(part.step)) placeOwn(rebase, part, step)
    else if (!step) rebase.lost.push(part)
    // Without a basis nobody knows whether it is as before; it is then for a person to look.
    else if (looksTheSame(step)) rebase.fitting.push(part)
    else rebase.changed.push({ part, before: overlay.basisSteps?.[step.id] ?? null, after: step })
  }
  return rebase
}

/** `step`: what the template has under the number of the office's own step. */
function placeOwn(rebase: Filling, part: OverlayPart, step: Step | undefined): void {
  if (step && part.kind === 'step') rebase.colliding.push({ part, step })
  else rebase.fitting.push(part)
}

type Filling = { -readonly [Key in keyof Rebase]: Rebase[Key][number][] }

/** Everything an overlay says. What speaks of the office's own steps leans on no template. */
export function partsOf(overlay: Overlay, chain: Chain): readonly OverlayPart[] {
  const ends = new Set(chain.outcomes.map(({ id }) => id))
  return [
    ...overlay.notes.map(({ step, text }): OverlayPart => ({ kind: 'note', step, what: text })),
    ...Object.entries(overlay.bodies).map(([step, names]): OverlayPart => ({
      kind: 'bodies',
      step,
      what: names.join(', '),
    })),
    ...overlay.addedWays.map(({ from, step }): OverlayPart => ({ kind: 'way', step: from, what: step })),
    ...overlay.addedSteps.flatMap((step) => partsOfStep(step, ends)),
  ]
}

function partsOfStep(step: Step, ends: ReadonlySet<string>): readonly OverlayPart[] {
  return [
    { kind: 'step', step: step.id, what: step.title },
    ...step.leadsTo.flatMap((way): readonly OverlayPart[] => {
      if ('step' in way) return [{ kind: 'wayOut', step: way.step, what: step.id }]
      return 'outcome' in way && !ends.has(way.outcome)
        ? [{ kind: 'wayOut', step: way.outcome, what: step.id }]
        : []
    }),
    ...step.after.map((id): OverlayPart => ({ kind: 'wait', step: id, what: step.id })),
  ]
}

/** The overlay as written against this template: whoever saves has seen the steps as they are now. */
export function withBasis<O extends BasedOverlay>(overlay: O, chain: Chain, hash: HashStep): O {
  const touched = new Set(partsOf(overlay, chain).map(({ step }) => step))
  const own = new Set(overlay.addedSteps.map(({ id }) => id))
  const known = chain.steps.filter(({ id }) => touched.has(id) && !own.has(id))
  // What was lost keeps its hash: should the step come back, it is known whether it is the same.
  const kept = <T>(former: Readonly<Record<string, T>> = {}): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(former).filter(([id]) => touched.has(id)))
  return {
    ...overlay,
    format: formatWithSteps,
    basis: {
      ...kept(overlay.basis),
      ...Object.fromEntries(known.map((step): [string, string] => [step.id, hash(step)])),
    },
    basisSteps: {
      ...kept(overlay.basisSteps),
      ...Object.fromEntries(known.map((step): [string, Step] => [step.id, step])),
    },
  }
}

/** A step that is spoken of for the first time has been seen as it is now; older ones stay as they were seen. */
export function rootedIn<O extends BasedOverlay>(overlay: O, chain: Chain, hash: HashStep): O {
  const seen = withBasis(overlay, chain, hash)
  const basis = { ...seen.basis, ...overlay.basis }
  const same = Object.entries(seen.basisSteps ?? {}).filter(([id]) => basis[id] === seen.basis?.[id])
  return { ...seen, basis, basisSteps: { ...Object.fromEntries(same), ...overlay.basisSteps } }
}

/** Somebody has looked at this one step as it is now. */
export function withStepSeen<O extends BasedOverlay>(overlay: O, step: Step, hash: HashStep): O {
  return {
    ...overlay,
    format: formatWithSteps,
    basis: { ...overlay.basis, [step.id]: hash(step) },
    basisSteps: { ...overlay.basisSteps, [step.id]: step },
  }
}

/** Whether somebody has to look. */
export function needsDecision({ changed, lost, colliding }: Rebase): boolean {
  return changed.length + lost.length + colliding.length > 0
}

/**
 * Whether what an office wrote for its region makes sense on a chain: the faults of the chain that comes of it, and of
 * what would have no effect there.
 */
import type { Chain } from '#shared/chains/chain.ts'
import { checkChain, type ChainFault, type CheckContext } from '#shared/chains/check-chain.ts'
import { faultOfLetter, type LetterFault } from '#shared/chains/chain-letter.ts'
import { makeEdition } from '#shared/chains/edition.ts'
import type { Overlay } from '#shared/chains/overlay.ts'

/** Of a chain of one's own, among the chains of the office that writes it. */
type LetterProblem = `letter-${LetterFault}`

export interface OverlayFault {
  readonly type:
    | ChainFault['type']
    | 'step-gone'
    | 'number-taken'
    | 'nothing-said'
    | 'no-title'
    | LetterProblem
  readonly at: string
  readonly what: string
}

/** `chain` is the template with what the shipped overlays add. */
export function checkOverlay(overlay: Overlay, chain: Chain, context: CheckContext): readonly OverlayFault[] {
  const laid = makeEdition(chain, overlay.region, [overlay]).chain
  const known = new Set(laid.steps.map(({ id }) => id))
  const template = new Set(chain.steps.map(({ id }) => id))
  const gone = [
    ...overlay.notes.map(({ step }) => step),
    ...Object.keys(overlay.bodies),
    ...overlay.addedWays.map(({ from }) => from),
  ].filter((step) => !known.has(step))
  return [
    ...checkChain(laid, context),
    ...untitled(overlay.addedSteps),
    ...[...new Set(gone)].map((step): OverlayFault => ({ type: 'step-gone', at: step, what: step })),
    ...overlay.addedSteps
      .filter(({ id }) => template.has(id))
      .map(({ id, title }): OverlayFault => ({ type: 'number-taken', at: id, what: title })),
    ...overlay.notes.flatMap(({ step, text, sources, verified }) => [
      ...(text.trim() === '' ? [{ type: 'nothing-said', at: step, what: '' } as const] : []),
      ...(verified && sources.length === 0 ? [{ type: 'no-source', at: step, what: '' } as const] : []),
      ...sources
        .filter((source) => !context.sources.has(source))
        .map((source): OverlayFault => ({ type: 'unknown-source', at: step, what: source })),
    ]),
  ]
}

/** A chain an office wrote itself: as any chain, and everything in it has its name. */
export function checkOwnChain(chain: Chain, context: CheckContext): readonly OverlayFault[] {
  const { steps, phases, outcomes, title, id } = chain
  return [...checkChain(chain, context), ...untitled([{ id, title }, ...phases, ...outcomes, ...steps])]
}

/**
 * The mark a chain goes by where it is written. Not part of the check of what arrives: two offices may well have chosen
 * the same mark, and neither is wrong.
 */
export function checkLetter({ id, letter }: Chain, taken: ReadonlySet<string>): readonly OverlayFault[] {
  const fault = faultOfLetter(letter, taken)
  return fault === null ? [] : [{ type: `letter-${fault}`, at: id, what: letter }]
}

function untitled(
  parts: readonly { readonly id: string; readonly title: string }[],
): readonly OverlayFault[] {
  return parts
    .filter(({ title }) => title.trim() === '')
    .map(({ id }) => ({ type: 'no-title', at: id, what: id }))
}

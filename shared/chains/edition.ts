/**
 * A chain as it is lived in one region: the template with what its overlays add. An edition carries all it needs, so that
 * a case can keep the one it was advised on.
 */
import * as z from 'zod'
import { jsonHash } from '#shared/base/json-hash.ts'
import { Chain, type Step, type Way } from '#shared/chains/chain.ts'
import { RegionalNote, type Overlay } from '#shared/chains/overlay.ts'
import { Region } from '#shared/domain/value-lists.ts'

export const Edition = z
  .strictObject({
    /** With the steps that only exist in the region. */
    chain: Chain,
    region: Region,
    notes: z.array(RegionalNote).readonly(),
    /** Organizations of the directory that do a step here, in the place of what the directory would give. */
    bodies: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
  })
  .readonly()
export type Edition = z.infer<typeof Edition>

export interface PinnedEdition {
  /** SHA-256 of the canonical JSON, as cases name it. */
  readonly hash: string
  readonly edition: Edition
}

/** The name of an edition by what it says. */
export function hashOfEdition(edition: Edition): string {
  return jsonHash(edition)
}

/** Lays overlays on a chain, one after the other. What speaks of steps the chain does not have is left out. */
export function makeEdition(chain: Chain, region: Region, overlays: readonly Overlay[]): Edition {
  const bare: Edition = { chain, region, notes: [], bodies: {} }
  return overlays.reduce(layOn, bare)
}

function layOn({ chain, region, notes, bodies }: Edition, overlay: Overlay): Edition {
  const added = overlay.addedSteps.filter(({ id }) => !chain.steps.some((step) => step.id === id))
  const steps = [...chain.steps, ...added].map((step) => withWays(step, overlay))
  const has = (id: string): boolean => steps.some((step) => step.id === id)
  return {
    chain: { ...chain, steps },
    region,
    notes: [...notes, ...overlay.notes.filter(({ step }) => has(step))],
    bodies: {
      ...bodies,
      ...Object.fromEntries(Object.entries(overlay.bodies).filter(([step]) => has(step))),
    },
  }
}

function withWays(step: Step, { addedWays }: Overlay): Step {
  const ways = addedWays
    .filter(({ from }) => from === step.id)
    .map(({ step: to, label }): Way => ({ step: to, ...(label === undefined ? {} : { label }) }))
  return ways.length === 0 ? step : { ...step, leadsTo: [...step.leadsTo, ...ways] }
}

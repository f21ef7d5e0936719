/** A chain as it is lived in one region: template, overlay and directory put together. */
import { bundledOverlays } from '#shared/chains/catalogue.ts'
import type { Chain, Overlay, Step } from '#shared/chains/chain.ts'
import type { BodyType } from '#shared/domain/body-types.ts'
import type { Directory } from '#shared/directory/directory.ts'
import { resolveBodies, type ResolvedBody } from '#shared/directory/resolve.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export interface RegionalStep {
  readonly bodies: readonly BodyChoice[]
  readonly notes: Overlay['notes']
}

/** One kind of body a step names, and who that is here. Nobody found: "zu prüfen". */
export interface BodyChoice {
  readonly type: BodyType
  readonly found: readonly ResolvedBody[]
}

export function findOverlay(chain: string, region: Region): Overlay | null {
  return bundledOverlays.find((overlay) => overlay.chain === chain && overlay.region === region) ?? null
}

/** The template with the steps that only exist in the region. */
export function applyOverlay(chain: Chain, overlay: Overlay | null): Chain {
  return overlay === null || overlay.chain !== chain.id
    ? chain
    : { ...chain, steps: [...chain.steps, ...overlay.addedSteps] }
}

export interface Place {
  readonly region: Region
  readonly directory: Directory
  readonly overlay: Overlay | null
}

/** Who does a step here, whom one can be referred to, and what is special. */
export function regionalStep(step: Step, { region, directory, overlay }: Place): RegionalStep {
  const pinned = overlay?.bodies[step.id]
  const types = [...new Set([...step.responsible, ...step.referTo])]
  return {
    bodies: types.map((type) => {
      const found = resolveBodies(directory, type, region)
      const chosen = found.filter((body) => pinned?.includes(body.organization) ?? true)
      return { type, found: chosen.length > 0 ? chosen : found }
    }),
    notes: overlay?.notes.filter((note) => note.step === step.id) ?? [],
  }
}

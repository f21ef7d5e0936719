/** Who does a step in a region, whom one can be referred to, and what is special there. */
import type { Step } from '#shared/chains/chain.ts'
import type { Edition } from '#shared/chains/edition.ts'
import type { RegionalNote } from '#shared/chains/overlay.ts'
import type { BodyType } from '#shared/domain/body-types.ts'
import type { Directory } from '#shared/directory/directory.ts'
import { resolveBodies, type ResolvedBody } from '#shared/directory/resolve.ts'

export interface RegionalStep {
  readonly bodies: readonly BodyChoice[]
  readonly notes: readonly RegionalNote[]
}

/** One kind of body a step names, and who that is here. Nobody found: "zu prüfen". */
export interface BodyChoice {
  readonly type: BodyType
  readonly found: readonly ResolvedBody[]
}

export function regionalStep(step: Step, edition: Edition, directory: Directory): RegionalStep {
  const pinned = edition.bodies[step.id]
  const types = [...new Set([...step.responsible, ...step.referTo])]
  return {
    bodies: types.map((type) => {
      const found = resolveBodies(directory, type, edition.region)
      const chosen = found.filter((body) => pinned?.includes(body.organization) ?? true)
      return { type, found: chosen.length > 0 ? chosen : found }
    }),
    notes: edition.notes.filter((note) => note.step === step.id),
  }
}

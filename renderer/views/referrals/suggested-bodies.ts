/** Whom one can be referred to here: from a step of a chain, or by kind of body from the directory. */
import type { Step } from '#shared/chains/chain.ts'
import type { Edition } from '#shared/chains/edition.ts'
import { regionalStep } from '#shared/chains/regional-chain.ts'
import { BodyType } from '#shared/domain/body-types.ts'
import type { Directory } from '#shared/directory/directory.ts'
import { resolveBodies } from '#shared/directory/resolve.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'

export interface SuggestedBody {
  readonly type: BodyType
  readonly body: string
  readonly town: string
  readonly verified: boolean
}

export interface Origin {
  readonly run: EntityId
  readonly step: string
}

export function stepOf(file: CaseFile, origin: Origin | null): Step | undefined {
  return editionOf(file, origin)?.chain.steps.find(({ id }) => id === origin?.step)
}

function editionOf(file: CaseFile, origin: Origin | null): Edition | null {
  const run = origin && file.chainRuns.find(({ id }) => id === origin.run)
  return run ? useChainLibrary().editionOf(run) : null
}

/** The bodies of the step a referral comes from; the first kind is the one that decides. */
export function bodiesOfStep(
  file: CaseFile,
  origin: Origin | null,
  directory: Directory,
): readonly SuggestedBody[] {
  const [step, edition] = [stepOf(file, origin), editionOf(file, origin)]
  if (!step || !edition) return []
  return regionalStep(step, edition, directory).bodies.flatMap(({ type, found }) =>
    found.flatMap((body) => described(type, body)),
  )
}

export function bodiesOfType(
  type: string | null,
  region: Region,
  directory: Directory,
): readonly SuggestedBody[] {
  const known = BodyType.safeParse(type)
  if (!known.success) return []
  return resolveBodies(directory, known.data, region).flatMap((body) => described(known.data, body))
}

type Resolved = ReturnType<typeof resolveBodies>[number]

/** One suggestion for each town, because that is where somebody is sent. */
function described(type: BodyType, { name, unit, towns, verified }: Resolved): readonly SuggestedBody[] {
  const body = unit === null ? name : `${name}, ${unit}`
  if (towns.length === 0) return [{ type, body, town: '', verified }]
  return towns.map((town) => ({ type, body, town: town.name, verified: verified && town.verified }))
}

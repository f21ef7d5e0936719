/** What taking over a file would do to the directory: shown before anything is changed. */
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { Directory } from '#shared/directory/directory.ts'
import { hsdsIdOf, hsdsProgramId } from '#shared/directory/hsds-export.ts'
import type { HsdsContent, ReadBody, ReadProgramme } from '#shared/directory/hsds-import.ts'
import { programmeDetails, type Programme } from '#shared/directory/office-programme.ts'
import { detailsOf } from '#shared/directory/overlay.ts'

export type PlannedAct = 'added' | 'changed' | 'unchanged'

export interface PlannedBody extends ReadBody {
  readonly act: PlannedAct
  /** The entry it is, where there is one: id of the service. */
  readonly entry: string | null
}

export interface PlannedProgramme extends ReadProgramme {
  readonly act: PlannedAct
  readonly entry: string | null
}

export interface DirectoryPlan {
  readonly bodies: readonly PlannedBody[]
  readonly programmes: readonly PlannedProgramme[]
  readonly gone: number
}

export interface Known {
  /** As the office has it. */
  readonly directory: Directory
  /** As it was shipped: an entry that the office hides is still known by its id. */
  readonly shipped: Directory
  readonly programmes: readonly Programme[]
}

export function planDirectoryImport(content: HsdsContent, known: Known): DirectoryPlan {
  const services = [...known.shipped.services, ...known.directory.services]
  const entries = new Map(services.map((service) => [hsdsIdOf(service), service.id]))
  const programmes = new Map(known.programmes.map((programme) => [hsdsProgramId(programme), programme]))
  return {
    bodies: content.bodies.map((body) => {
      const entry = entries.get(body.hsdsId) ?? null
      // A known entry keeps its kind where the file does not say one.
      const type = body.type ?? detailsOf(known.directory, entry ?? '')?.type ?? null
      return { ...body, type, entry, act: actOf(entry, () => isSameBody(known.directory, entry ?? '', body)) }
    }),
    programmes: content.programmes.map((read) => {
      const programme = programmes.get(read.hsdsId)
      const entry = programme?.id ?? null
      return { ...read, entry, act: actOf(entry, () => isSameProgramme(programme, read)) }
    }),
    gone: content.gone,
  }
}

/** How many of each, bodies and programmes together; `untyped` are bodies of which nobody has yet said what they are. */
export function countPlan(plan: DirectoryPlan): Readonly<Record<PlannedAct | 'untyped' | 'cut', number>> {
  const all = [...plan.bodies, ...plan.programmes]
  const count = (act: PlannedAct): number => all.filter((one) => one.act === act).length
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    untyped: plan.bodies.filter(({ type, act }) => type === null && act === 'added').length,
    cut: plan.bodies.filter(({ isCut }) => isCut).length,
  }
}

function actOf(entry: string | null, isSame: () => boolean): PlannedAct {
  if (entry === null) return 'added'
  return isSame() ? 'unchanged' : 'changed'
}

function isSameBody(directory: Directory, entry: string, { type, details }: ReadBody): boolean {
  const ours = detailsOf(directory, entry)
  return (
    ours !== null && canonicalJson({ ...details, type: type ?? ours.type }) === canonicalJson({ ...ours })
  )
}

function isSameProgramme(ours: Programme | undefined, { details }: ReadProgramme): boolean {
  return ours !== undefined && isEqual(details, programmeDetails(ours))
}

/** What has no canonical spelling counts as different. */
function isEqual(a: object, b: object): boolean {
  const spelt = canonicalJson({ ...a })
  return spelt !== null && spelt === canonicalJson({ ...b })
}

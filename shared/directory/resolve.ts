/** From a kind of body and a region to the bodies that are meant. */
import type { BodyType } from '#shared/directory/body-types.ts'
import type { Directory, Location, Organization, Service, ServiceArea } from '#shared/directory/directory.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export interface ResolvedBody {
  readonly service: string
  readonly organization: string
  readonly name: string
  /** The department, where the name of the organization is not enough. */
  readonly unit: string | null
  readonly towns: readonly { readonly name: string; readonly verified: boolean }[]
  /** The part of the region it serves, where it is not all of it. */
  readonly part: string | null
  readonly notes: readonly string[]
  /** True when the body and its responsibility for the region were seen in a source. */
  readonly verified: boolean
  readonly sources: readonly string[]
}

/** An empty answer means that nobody has looked it up yet: it shows as "zu prüfen". */
export function resolveBodies(directory: Directory, type: BodyType, region: Region): readonly ResolvedBody[] {
  return directory.serviceAreas
    .filter((area) => area.region === region)
    .flatMap((area) => {
      const service = directory.services.find((candidate) => candidate.id === area.service)
      const organization = directory.organizations.find((candidate) => candidate.id === service?.organization)
      return service?.type === type && organization
        ? [describe(directory, { area, service, organization })]
        : []
    })
}

interface Found {
  readonly area: ServiceArea
  readonly service: Service
  readonly organization: Organization
}

function describe(directory: Directory, { area, service, organization }: Found): ResolvedBody {
  const locations: readonly Location[] = directory.locations.filter((item) => item.service === service.id)
  return {
    service: service.id,
    organization: organization.id,
    name: organization.name,
    unit: service.name ?? null,
    towns: locations.map((location) => ({ name: location.town, verified: location.verified })),
    part: area.part ?? null,
    notes: [organization.note, service.note].filter((note) => note !== undefined),
    verified: organization.verified && area.verified,
    sources: [...new Set([organization, area, ...locations].flatMap((item) => item.sources))],
  }
}

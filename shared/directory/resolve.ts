/** From a kind of body and a region to the bodies that are meant. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bodyTypes, type BodyType } from '#shared/domain/body-types.ts'
import type { Directory, Location, Organization, Service, ServiceArea } from '#shared/directory/directory.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export interface ResolvedBody {
  readonly service: string
  readonly organization: string
  readonly type: BodyType
  readonly name: string
  /** The department, where the name of the organization is not enough. */
  readonly unit: string | null
  readonly towns: readonly { readonly name: string; readonly verified: boolean }[]
  /** The part of the region it serves, where it is not all of it. */
  readonly part: string | null
  readonly notes: readonly string[]
  readonly offers: readonly string[]
  readonly opening: string
  readonly phone: string
  readonly website: string
  /** True when the body and its responsibility for the region were seen in a source, or the office vouches for it. */
  readonly verified: boolean
  /** Ids of shipped sources. */
  readonly sources: readonly string[]
  /** What the office wrote down as its own source. */
  readonly ownSource: string
  /** The day the office last checked it. */
  readonly checkedOn: CalendarDate | null
  readonly standing: 'bundled' | 'changed' | 'own'
}

/** Every kind of body there may be here: the bundled ones, then what offices added and gave to an entry. */
export function typesIn({ services }: Directory): readonly BodyType[] {
  return [...new Set([...bodyTypes.options, ...services.map(({ type }) => type)])]
}

/** A body as it serves one area. */
export interface Found {
  readonly area: ServiceArea
  readonly service: Service
  readonly organization: Organization
}

/** An empty answer means that nobody has looked it up yet: it shows as "zu prüfen". */
export function resolveBodies(directory: Directory, type: BodyType, region: Region): readonly ResolvedBody[] {
  return findBodies(directory, type, region).map((found) => describeBody(directory, found))
}

export function findBodies(directory: Directory, type: BodyType, region: Region): readonly Found[] {
  return directory.serviceAreas
    .filter((area) => area.region === region)
    .flatMap((area) => {
      const service = directory.services.find((candidate) => candidate.id === area.service)
      if (service?.type !== type) return []
      const organization = directory.organizations.find((candidate) => candidate.id === service.organization)
      return organization ? [{ area, service, organization }] : []
    })
}

/** One entry of the directory as it serves the first of its areas; `null` where there is no such entry. */
export function findBody(directory: Directory, id: string): ResolvedBody | null {
  const service = directory.services.find((candidate) => candidate.id === id)
  const organization = directory.organizations.find((candidate) => candidate.id === service?.organization)
  const area = directory.serviceAreas.find((candidate) => candidate.service === id)
  return service && organization && area ? describeBody(directory, { area, service, organization }) : null
}

export function describeBody(directory: Directory, { area, service, organization }: Found): ResolvedBody {
  const locations: readonly Location[] = directory.locations.filter((item) => item.service === service.id)
  return {
    service: service.id,
    organization: organization.id,
    type: service.type,
    ...namesOf(service, organization),
    towns: locations.map((location) => ({ name: location.town, verified: location.verified })),
    part: area.part ?? null,
    notes: [organization.note, service.note].filter((note) => note !== undefined),
    offers: service.offers ?? [],
    verified: isVouchedFor(service) || (organization.verified && area.verified),
    sources: [...new Set([organization, area, ...locations].flatMap((item) => item.sources))],
    ...enteredBy(service),
  }
}

function namesOf(service: Service, { name }: Organization): Pick<ResolvedBody, 'name' | 'unit'> {
  return { name: service.office?.name ?? name, unit: service.name ?? null }
}

function isVouchedFor({ office }: Service): boolean {
  return office?.verified === true
}

type Entered = Pick<ResolvedBody, 'opening' | 'phone' | 'website' | 'ownSource' | 'checkedOn' | 'standing'>

const nothingEntered: Entered = {
  opening: '',
  phone: '',
  website: '',
  ownSource: '',
  checkedOn: null,
  standing: 'bundled',
}

function enteredBy({ office }: Service): Entered {
  if (!office) return nothingEntered
  const { opening, phone, website, source, checkedOn, standing } = office
  return { opening, phone, website, ownSource: source, checkedOn, standing }
}

/** A body seen in a source is still to be checked where its town was not. */
export function isSettled({ verified, towns }: Pick<ResolvedBody, 'verified' | 'towns'>): boolean {
  return verified && towns.every((town) => town.verified)
}

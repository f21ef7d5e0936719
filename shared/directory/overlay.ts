/**
 * Lays what the office entered over the shipped directory. A changed entry keeps the id of the shipped one, so that
 * process chains and referrals still find it; what the office left as it was keeps its source and its mark.
 */
import type { Directory, Location, Service, ServiceArea } from '#shared/directory/directory.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { emptyBody, type BodyDetails, type OfficeBody } from '#shared/directory/office-body.ts'

/** The directory as the office knows it. Of two entries for the same shipped one, the later id counts. */
export function overlayDirectory(shipped: Directory, bodies: readonly OfficeBody[]): Directory {
  const isKnown = new Set(shipped.services.map(({ id }) => id))
  const changed = new Map(
    bodies.flatMap((body) =>
      body.bundled !== null && isKnown.has(body.bundled) ? [[body.bundled, body] as const] : [],
    ),
  )
  const own = bodies.filter(
    ({ bundled, isHidden }) => !isHidden && (bundled === null || !isKnown.has(bundled)),
  )
  const stays = ({ service }: { readonly service: string }): boolean => !changed.has(service)
  const laid = [...changed.values()].filter(({ isHidden }) => !isHidden)
  const parts = [...laid, ...own].map((body) => partsOf(shipped, body))
  return {
    ...shipped,
    organizations: [
      ...shipped.organizations,
      ...own.map(({ item, details }) => ({
        id: ownOrganization(item),
        name: details.name,
        verified: details.verified,
        sources: [],
      })),
    ],
    services: [
      ...shipped.services.filter(({ id }) => stays({ service: id })),
      ...parts.map(({ service }) => service),
    ],
    locations: [...shipped.locations.filter(stays), ...parts.flatMap(({ locations }) => locations)],
    serviceAreas: inOldOrder(shipped, [
      ...shipped.serviceAreas.filter(stays),
      ...parts.flatMap(({ areas }) => areas),
    ]),
  }
}

/** An entry of a directory in the form in which the office changes it; `null` where there is none. */
export function detailsOf(directory: Directory, id: string): BodyDetails | null {
  const service = directory.services.find((candidate) => candidate.id === id)
  const organization = directory.organizations.find((candidate) => candidate.id === service?.organization)
  if (!service || !organization) return null
  const areas = directory.serviceAreas.filter((area) => area.service === id)
  const locations = directory.locations.filter((location) => location.service === id)
  const shown = [organization, ...areas, ...locations]
  return {
    ...emptyBody,
    type: service.type,
    name: organization.name,
    unit: service.name ?? '',
    towns: locations.map(({ town }) => town),
    offers: service.offers ?? [],
    note: [organization.note, service.note].filter((note) => note !== undefined).join(' '),
    verified: shown.every(({ verified }) => verified),
    ...areaDetails(areas),
    ...enteredDetails(service),
  }
}

function areaDetails(
  areas: readonly ServiceArea[],
): Pick<BodyDetails, 'regions' | 'partRegion' | 'part' | 'municipalities'> {
  const inPart = areas.find(({ part, municipalities }) => part !== undefined || municipalities !== undefined)
  return {
    regions: areas.map(({ region }) => region),
    partRegion: inPart?.region ?? null,
    part: inPart?.part ?? '',
    municipalities: inPart?.municipalities ?? [],
  }
}

function enteredDetails({ office }: Service): Partial<BodyDetails> {
  if (!office) return {}
  const { name, opening, phone, website, source, checkedOn, verified } = office
  return { name, opening, phone, website, source, checkedOn, verified }
}

interface Parts {
  readonly service: Service
  readonly locations: readonly Location[]
  readonly areas: readonly ServiceArea[]
}

function partsOf(shipped: Directory, { item, bundled, hsdsId, details }: OfficeBody): Parts {
  const former = shipped.services.find(({ id }) => id === bundled)
  const id = former?.id ?? item
  const { name, opening, phone, website, source, checkedOn, verified } = details
  const service: Service = {
    id,
    organization: former?.organization ?? ownOrganization(item),
    type: details.type,
    ...(details.unit !== '' && { name: details.unit }),
    ...(details.note !== '' && { note: details.note }),
    offers: details.offers,
    office: {
      standing: former ? 'changed' : 'own',
      ...{ name, opening, phone, website, source, checkedOn, verified },
      hsdsId,
    },
  }
  return { service, locations: locationsOf(shipped, id, details), areas: areasOf(shipped, id, details) }
}

function locationsOf(shipped: Directory, service: string, details: BodyDetails): readonly Location[] {
  const former = shipped.locations.filter((location) => location.service === service)
  return details.towns.map((town) => {
    const { verified = false, sources = [] } = former.find((location) => location.town === town) ?? {}
    return { service, town, verified: details.verified || verified, sources }
  })
}

function areasOf(shipped: Directory, service: string, details: BodyDetails): readonly ServiceArea[] {
  const { organization } = shipped.services.find(({ id }) => id === service) ?? {}
  const isRenamed = shipped.organizations.find(({ id }) => id === organization)?.name !== details.name
  return details.regions.map((region) => {
    const inPart = partOf(details, region)
    const former = shipped.serviceAreas.find(
      (area) => area.service === service && area.region === region && area.part === inPart.part,
    )
    const wasSeen = !isRenamed && former?.verified === true
    return {
      ...(inPart.municipalities ? {} : knownOf(former)),
      ...inPart,
      service,
      region,
      verified: details.verified || wasSeen,
      sources: former?.sources ?? [],
    }
  })
}

function partOf(
  { partRegion, part, municipalities }: BodyDetails,
  region: Region,
): Pick<ServiceArea, 'part' | 'municipalities'> {
  if (region !== partRegion) return {}
  return {
    ...(part !== '' && { part }),
    ...(municipalities.length > 0 && { municipalities }),
  }
}

/** What was known of the part goes on holding as long as nobody says which municipalities it really is. */
function knownOf(area: ServiceArea | undefined): Pick<ServiceArea, 'includes' | 'excludes'> {
  return {
    ...(area?.includes && { includes: area.includes }),
    ...(area?.excludes && { excludes: area.excludes }),
  }
}

/** A changed entry stays at its place in the list, or people would look for it. */
function inOldOrder(shipped: Directory, areas: readonly ServiceArea[]): readonly ServiceArea[] {
  const places = new Map(shipped.serviceAreas.map(({ service }, at) => [service, at] as const))
  const placeOf = ({ service }: ServiceArea): number => places.get(service) ?? shipped.serviceAreas.length
  return [...areas].sort((a, b) => placeOf(a) - placeOf(b))
}

function ownOrganization(item: string): string {
  return `office-${item}`
}

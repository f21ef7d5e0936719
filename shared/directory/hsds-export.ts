/** The directory as an HSDS file: everything that is shown, with source, mark and day of checking. */
import { nameUuid } from '#shared/base/name-uuid.ts'
import type { BodyType } from '#shared/domain/body-types.ts'
import type { Directory, Service, ServiceArea, Source } from '#shared/directory/directory.ts'
import { districts, termPrefix, terms, type Term } from '#shared/directory/hsds.ts'
import type { BodyDetails } from '#shared/directory/office-body.ts'
import type { Programme } from '#shared/directory/office-programme.ts'
import { detailsOf } from '#shared/directory/overlay.ts'
import { describeBody } from '#shared/directory/resolve.ts'

export interface HsdsInput {
  readonly directory: Directory
  readonly programmes: readonly Programme[]
  readonly sources: readonly Source[]
  /** German words for a kind of body, for those who read the file with other programs. */
  readonly bodyTypeLabel: (type: BodyType) => string
}

type HsdsObject = Readonly<Record<string, unknown>>

/** JSON text, indented: it is meant to be readable. */
export function exportHsds(input: HsdsInput): string {
  const contents = [...organizationsOf(input), ...fundersOf(input)]
  const page = {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  }
  return `${JSON.stringify(page, null, 2)}\n`
}

/** The id an entry has in files; the id it came with, if it came from another program. */
export function hsdsIdOf(service: Pick<Service, 'id' | 'office'>): string {
  return service.office?.hsdsId ?? nameUuid(`service ${service.id}`)
}

/** The id a programme has in files; the id it came with, if it came from another program. */
export function hsdsProgramId({ id, hsdsId }: Pick<Programme, 'id' | 'hsdsId'>): string {
  return hsdsId ?? nameUuid(`programme ${id}`)
}

/** Entries of the same name are one organization, and no others: a changed name leaves the shipped one behind. */
function organizationsOf(input: HsdsInput): readonly HsdsObject[] {
  const byName = new Map<string, Service[]>()
  for (const service of input.directory.services) {
    const name = detailsOf(input.directory, service.id)?.name
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), service])
  }
  return [...byName].map(([name, services]) => {
    const id = nameUuid(`organization ${name}`)
    return {
      id,
      name,
      description: name,
      services: services.flatMap((service) => serviceOf(input, { service, organization: id })),
    }
  })
}

interface Place {
  readonly service: Service
  /** HSDS id of the organization. */
  readonly organization: string
}

function serviceOf(input: HsdsInput, { service, organization }: Place): readonly HsdsObject[] {
  const details = detailsOf(input.directory, service.id)
  if (!details) return []
  const id = hsdsIdOf(service)
  return [
    {
      id,
      organization_id: organization,
      name: details.unit === '' ? details.name : details.unit,
      description: details.note,
      status: 'active',
      ...(details.website !== '' && { url: details.website }),
      ...(details.checkedOn !== null && { assured_date: details.checkedOn }),
      phones:
        details.phone === '' ? [] : [{ id: nameUuid(`phone ${id}`), service_id: id, number: details.phone }],
      schedules:
        details.opening === ''
          ? []
          : [{ id: nameUuid(`schedule ${id}`), service_id: id, description: details.opening }],
      service_areas: input.directory.serviceAreas
        .filter((area) => area.service === service.id)
        .map((area, at) => areaOf(area, { id, at })),
      service_at_locations: details.towns.map((town, at) => locationOf(town, { id, at })),
      attributes: attributesOf(id, 'service', bodyTerms(input, service, details)),
    },
  ]
}

interface Nested {
  /** HSDS id of what it belongs to. */
  readonly id: string
  readonly at: number
}

function areaOf({ region, part, municipalities }: ServiceArea, { id, at }: Nested): HsdsObject {
  const district = districts.find((candidate) => candidate.region === region)
  return {
    id: nameUuid(`area ${String(at)} ${id}`),
    service_id: id,
    name: district?.name ?? '',
    ...(part !== undefined && { description: part }),
    extent: municipalities ? municipalities.join(',') : (district?.key ?? ''),
    extent_type: 'text',
  }
}

function locationOf(town: string, { id, at }: Nested): HsdsObject {
  const location = nameUuid(`location ${String(at)} ${id}`)
  return {
    id: nameUuid(`at ${String(at)} ${id}`),
    service_id: id,
    location_id: location,
    location: { id: location, location_type: 'physical', name: town },
  }
}

type Values = readonly (readonly [Term, string])[]

function bodyTerms(
  { directory, sources, bodyTypeLabel }: HsdsInput,
  service: Service,
  details: BodyDetails,
): Values {
  const organization = directory.organizations.find(({ id }) => id === service.organization)
  const area = directory.serviceAreas.find((candidate) => candidate.service === service.id)
  const ids = organization && area ? describeBody(directory, { area, service, organization }).sources : []
  const cited = ids.flatMap((id) => sources.find((source) => source.id === id) ?? [])
  return [
    ['body-type', `${details.type} | ${bodyTypeLabel(details.type)}`],
    ['verified', String(details.verified)],
    ...details.offers.map((offer) => ['offer', offer] as const),
    ...(details.source === '' ? [] : [['own-source', details.source] as const]),
    ...cited.map(({ title, contentDate }) => ['source', `${title} (${contentDate})`] as const),
  ]
}

function fundersOf({ programmes }: HsdsInput): readonly HsdsObject[] {
  const funders = [...new Set(programmes.map(({ funder }) => funder))]
  return funders.map((funder) => {
    const id = nameUuid(`funder ${funder}`)
    return {
      id,
      name: funder === '' ? 'Ohne bekannten Fördergeber' : funder,
      description: 'Fördergeber',
      programs: programmes
        .filter((programme) => programme.funder === funder)
        .map((one) => programOf(one, id)),
    }
  })
}

function programOf(programme: Programme, organization: string): HsdsObject {
  const id = hsdsProgramId(programme)
  const { start, end, lastSeen, note, funder, source, checkedOn, verified } = programme
  const given: readonly (readonly [Term, string | null])[] = [
    ['funder', funder],
    ['start', start],
    ['end', end],
    ['last-seen', lastSeen],
    ['note', note],
    ['own-source', source],
    ['checked-on', checkedOn],
    ['verified', String(verified)],
  ]
  const values: Values = given.flatMap(([term, value]) =>
    value === null || value === '' ? [] : [[term, value] as const],
  )
  return {
    id,
    organization_id: organization,
    name: programme.name,
    description: programme.offers,
    attributes: attributesOf(id, 'program', values),
  }
}

function attributesOf(link: string, entity: string, values: Values): readonly HsdsObject[] {
  return values.map(([term, value], at) => ({
    id: nameUuid(`attribute ${String(at)} ${link}`),
    link_id: link,
    link_entity: entity,
    value,
    taxonomy_term_id: nameUuid(`term ${term}`),
    taxonomy_term: {
      id: nameUuid(`term ${term}`),
      code: termPrefix + term,
      name: terms[term],
      description: terms[term],
      taxonomy: 'Fallkoffer',
    },
  }))
}

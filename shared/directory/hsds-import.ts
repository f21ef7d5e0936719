/**
 * Reads an HSDS file and plans what taking it over would do. A person sees the plan first. A file that is broken
 * anywhere is refused as a whole, with the place; nothing of it is taken.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { BodyType } from '#shared/domain/body-types.ts'
import {
  districts,
  HsdsOrganization,
  valuesOf,
  type HsdsProgram,
  type HsdsService,
  type HsdsServiceArea,
  type Term,
} from '#shared/directory/hsds.ts'
import { BodyDetails, emptyBody } from '#shared/directory/office-body.ts'
import { RoughDate, type ProgrammeDetails } from '#shared/directory/programme.ts'
import type { Region } from '#shared/domain/value-lists.ts'

/** `where`: the place in the file, as its programmer would write it. */
export type HsdsError =
  | { readonly type: 'HsdsNoJson' }
  | { readonly type: 'HsdsForeign' }
  | { readonly type: 'HsdsBroken'; readonly where: string }

/** A body as a file tells of it. Files of other programs do not say of which kind it is. */
export interface ReadBody {
  readonly hsdsId: string
  readonly type: BodyType | null
  readonly details: Omit<BodyDetails, 'type'>
  /** Something was longer than we can keep, and was cut. */
  readonly isCut: boolean
}

export interface ReadProgramme {
  readonly hsdsId: string
  readonly details: ProgrammeDetails
}

export interface HsdsContent {
  readonly bodies: readonly ReadBody[]
  readonly programmes: readonly ReadProgramme[]
  /** Services that the file itself says are gone. */
  readonly gone: number
}

export function readHsds(text: string): Result<HsdsContent, HsdsError> {
  const json = parsed(text)
  if (json === undefined) return err({ type: 'HsdsNoJson' })
  const list = listOf(json)
  if (list === null) return err({ type: 'HsdsForeign' })
  const organizations = z.array(HsdsOrganization).safeParse(list.items)
  if (!organizations.success) {
    const path = organizations.error.issues[0]?.path ?? []
    return err({ type: 'HsdsBroken', where: [list.at, ...path].filter((part) => part !== '').join('.') })
  }
  return contentOf(organizations.data)
}

function parsed(text: string): unknown {
  try {
    // A mark of byte order is what some programs begin a file with.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

const Page = z.looseObject({ contents: z.array(z.unknown()) })
const Single = z.union([
  z.looseObject({ id: z.string(), services: z.array(z.unknown()) }),
  z.looseObject({ id: z.string(), programs: z.array(z.unknown()) }),
])

/** A page of an HSDS service, a list, or one organization. */
function listOf(json: unknown): { readonly items: readonly unknown[]; readonly at: string } | null {
  if (Array.isArray(json)) return { items: json, at: '' }
  const page = Page.safeParse(json)
  if (page.success) return { items: page.data.contents, at: 'contents' }
  return Single.safeParse(json).success ? { items: [json], at: '' } : null
}

function contentOf(organizations: readonly HsdsOrganization[]): Result<HsdsContent, HsdsError> {
  const services = organizations.flatMap((organization) =>
    (organization.services ?? []).map((service) => ({ organization, service })),
  )
  const alive = services.filter(({ service }) => service.status === 'active')
  const bodies = alive.map(({ organization, service }) => bodyOf(organization, service))
  const programmes = organizations.flatMap((organization) =>
    (organization.programs ?? []).map((program) => programmeOf(organization, program)),
  )
  const gone = services.length - alive.length
  const twice = firstTwice([...bodies, ...programmes].map(({ hsdsId }) => hsdsId))
  return twice === null ? ok({ bodies, programmes, gone }) : err({ type: 'HsdsBroken', where: `id ${twice}` })
}

function firstTwice(ids: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) return id
    seen.add(id)
  }
  return null
}

const lengths = {
  name: 160,
  unit: 160,
  opening: 200,
  phone: 60,
  note: 600,
  source: 200,
  town: 80,
  offer: 160,
  part: 120,
}

function bodyOf(organization: HsdsOrganization, service: HsdsService): ReadBody {
  const given = textsOf(organization, service)
  const towns = (service.service_at_locations ?? []).flatMap(({ location }) => location?.name ?? [])
  const details = {
    ...emptyBody,
    ...cutAll(given),
    ...areasOf(service.service_areas ?? []),
    towns: cutList(towns, lengths.town, 20),
    offers: cutList(valuesOf(service.attributes, 'offer'), lengths.offer, 30),
    website: websiteOf(service.url),
    checkedOn: dayOf(service.assured_date),
    verified: firstOf(service, 'verified') === 'true',
  }
  const isCut = (Object.keys(given) as (keyof Texts)[]).some((field) => given[field].length > lengths[field])
  const type = BodyType.safeParse(firstOf(service, 'body-type').split(' | ')[0])
  return { hsdsId: service.id, type: type.success ? type.data : null, details, isCut }
}

function firstOf({ attributes }: HsdsService, term: Term): string {
  return valuesOf(attributes, term)[0] ?? ''
}

function textsOf(organization: HsdsOrganization, service: HsdsService): Texts {
  const name = organization.name.trim() === '' ? service.name : organization.name
  return {
    name,
    unit: service.name === name ? '' : service.name,
    ...reachedBy(service),
    note: service.description ?? '',
    source: firstOf(service, 'own-source'),
  }
}

function reachedBy({ schedules, phones }: HsdsService): Pick<Texts, 'opening' | 'phone'> {
  const [opening = ''] = (schedules ?? []).flatMap(({ description }) => description ?? [])
  const [phone = ''] = (phones ?? []).map(({ number }) => number)
  return { opening, phone }
}

type Texts = Readonly<Record<'name' | 'unit' | 'opening' | 'phone' | 'note' | 'source', string>>

function cutAll(given: Texts): Texts {
  return {
    name: cut(given.name.trim() === '' ? '–' : given.name.trim(), lengths.name),
    unit: cut(given.unit, lengths.unit),
    opening: cut(given.opening, lengths.opening),
    phone: cut(given.phone, lengths.phone),
    note: cut(given.note, lengths.note),
    source: cut(given.source, lengths.source),
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

function cutList(texts: readonly string[], length: number, most: number): readonly string[] {
  return [...new Set(texts.filter((text) => text !== '').map((text) => cut(text, length)))].slice(0, most)
}

function websiteOf(url: string | null | undefined): string {
  const known = BodyDetails.unwrap().shape.website.safeParse(url ?? '')
  return known.success ? known.data : ''
}

function dayOf(text: string | null | undefined): CalendarDate | null {
  const day = CalendarDate.safeParse(text)
  return day.success ? day.data : null
}

function areasOf(
  areas: readonly HsdsServiceArea[],
): Pick<BodyDetails, 'regions' | 'partRegion' | 'part' | 'municipalities'> {
  const read = areas.map(areaOf)
  const regions = [...new Set(read.map(({ region }) => region))]
  const inPart = read.find(({ part, municipalities }) => part !== '' || municipalities.length > 0)
  return {
    regions: regions.length > 0 ? regions : ['outside'],
    partRegion: inPart?.region ?? null,
    part: inPart?.part ?? '',
    municipalities: inPart?.municipalities ?? [],
  }
}

interface ReadArea {
  readonly region: Region
  readonly part: string
  readonly municipalities: readonly string[]
}

function areaOf({ name, description, extent }: HsdsServiceArea): ReadArea {
  const keys = (extent ?? '').split(',').map((key) => key.trim())
  const district = districts.find(({ key }) => key !== '' && keys.some((one) => one.startsWith(key)))
  const named = districts.find((candidate) => candidate.name === name)
  const { region, key } = district ?? named ?? { region: 'outside' as const, key: '' }
  const municipalities = key === '' ? [] : keys.filter((one) => /^\d{8}$/.test(one) && one.startsWith(key))
  return { region, part: cut(description ?? '', lengths.part), municipalities: municipalities.slice(0, 200) }
}

function programmeOf(organization: HsdsOrganization, program: HsdsProgram): ReadProgramme {
  const value = (term: Term): string | undefined => valuesOf(program.attributes, term)[0]
  const isOurs = valuesOf(program.attributes, 'verified').length > 0
  const rough = (term: 'start' | 'end' | 'last-seen'): RoughDate | null => {
    const known = RoughDate.safeParse(valuesOf(program.attributes, term)[0])
    return known.success ? known.data : null
  }
  const details: ProgrammeDetails = {
    name: cut(program.name.trim() === '' ? '–' : program.name.trim(), 160),
    funder: cut(value('funder') ?? (isOurs ? '' : organization.name), 160),
    start: rough('start'),
    end: rough('end'),
    lastSeen: rough('last-seen'),
    offers: cut(program.description, 400),
    note: cut(value('note') ?? '', lengths.note),
    source: cut(value('own-source') ?? '', lengths.source),
    checkedOn: dayOf(value('checked-on')),
    verified: value('verified') === 'true',
  }
  return { hsdsId: program.id, details }
}

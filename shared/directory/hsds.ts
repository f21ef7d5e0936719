/**
 * The part of Open Referral's Human Services Data Specification (HSDS 3) that the directory is exchanged in. A file is a
 * page of organizations with everything that belongs to them; lists and single organizations are read as well.
 *
 * | HSDS | directory |
 * |---|---|
 * | organization | name of a body; for programmes, the funder |
 * | service | one entry: department, note, offers, telephone, web address, day of checking (`assured_date`) |
 * | service_at_location, location | a town |
 * | service_area | a region: `extent` holds official keys, 5 digits for a district, 8 for a municipality |
 * | program | a programme; its source and day of checking are terms, for HSDS has no field for them there |
 * | attribute with a term `fallkoffer:…` | what HSDS has no field for |
 *
 * Contacts (persons, their mail addresses and telephones) are neither written nor read.
 */
import * as z from 'zod'
import type { Region } from '#shared/domain/value-lists.ts'

const text = z.string().nullish()

const Attribute = z.looseObject({
  value: text,
  taxonomy_term: z.looseObject({ code: text }).nullish(),
})
export type HsdsAttribute = z.infer<typeof Attribute>
const attributes = z.array(Attribute).nullish()

const ServiceArea = z.looseObject({ name: text, description: text, extent: text })
export type HsdsServiceArea = z.infer<typeof ServiceArea>

export const HsdsService = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  description: text,
  url: text,
  assured_date: text,
  phones: z.array(z.looseObject({ number: z.string() })).nullish(),
  schedules: z.array(z.looseObject({ description: text })).nullish(),
  service_areas: z.array(ServiceArea).nullish(),
  service_at_locations: z
    .array(z.looseObject({ location: z.looseObject({ name: text }).nullish() }))
    .nullish(),
  attributes,
})
export type HsdsService = z.infer<typeof HsdsService>

export const HsdsProgram = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  attributes,
})
export type HsdsProgram = z.infer<typeof HsdsProgram>

export const HsdsOrganization = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  services: z.array(HsdsService).nullish(),
  programs: z.array(HsdsProgram).nullish(),
})
export type HsdsOrganization = z.infer<typeof HsdsOrganization>

/** Terms of ours begin with this. */
export const termPrefix = 'fallkoffer:'

/** What HSDS has no field for, with the words that others read. */
export const terms = {
  'body-type': 'Art der Stelle',
  offer: 'Angebot',
  verified: 'Geprüft',
  source: 'Quelle',
  'own-source': 'Eigene Quelle',
  'checked-on': 'Zuletzt geprüft am',
  funder: 'Fördergeber',
  start: 'Beginn',
  end: 'Ende',
  'last-seen': 'Zuletzt belegt',
  note: 'Hinweis',
} as const
export type Term = keyof typeof terms

/** Values of our terms in a list of attributes, in their order. */
export function valuesOf(given: readonly HsdsAttribute[] | null | undefined, term: Term): readonly string[] {
  return (given ?? []).flatMap(({ value, taxonomy_term }) =>
    taxonomy_term?.code === termPrefix + term && typeof value === 'string' ? [value] : [],
  )
}

/** Official keys of the districts, and their names. */
export const districts: readonly { readonly region: Region; readonly key: string; readonly name: string }[] =
  [
    { region: 'magdeburg', key: '15003', name: 'Magdeburg' },
    { region: 'altmarkkreis-salzwedel', key: '15081', name: 'Altmarkkreis Salzwedel' },
    { region: 'boerde', key: '15083', name: 'Landkreis Börde' },
    { region: 'jerichower-land', key: '15086', name: 'Landkreis Jerichower Land' },
    { region: 'salzlandkreis', key: '15089', name: 'Salzlandkreis' },
    { region: 'stendal', key: '15090', name: 'Landkreis Stendal' },
    { region: 'outside', key: '', name: 'Andere Region' },
  ]

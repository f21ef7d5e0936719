/**
 * The lists a case is described with. Values are for the program and never change once shipped; what people read comes
 * from `renderer/i18n/locales/<language>/lists.json` under `lists.<list>.<value>`. How far an office may adapt a list
 * stands in `adaptable-lists.ts`.
 */
import * as z from 'zod'
import { bodyTypes } from '#shared/domain/body-types.ts'
import {
  CompanySize,
  PlaceKind,
  PlacementState,
  Sector,
  TrainingEligibility,
  TrainsNow,
} from '#shared/domain/company-lists.ts'
import { eventFormats, eventResults } from '#shared/domain/event-lists.ts'
import {
  accesses,
  activities,
  benefits,
  caseResults,
  consultationKinds,
  counsellingForms,
  mediations,
  occupationGroups,
  origins,
  places,
  topics,
  vocationalCertificates,
} from '#shared/domain/open-lists.ts'
import { Consent, ReferralOutcome, ReferralWay } from '#shared/domain/referral-lists.ts'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'

export {
  Access,
  Activity,
  Benefits,
  CaseResult,
  ConsultationKind,
  CounsellingForm,
  Mediation,
  OccupationGroup,
  Origin,
  Topic,
  VocationalCertificate,
} from '#shared/domain/open-lists.ts'

/** Where the counselling takes place: the six districts of the north, or elsewhere. */
export const Region = z.enum([
  'magdeburg',
  'boerde',
  'salzlandkreis',
  'jerichower-land',
  'altmarkkreis-salzwedel',
  'stendal',
  'outside',
])
export type Region = z.infer<typeof Region>

export const ClientGroup = z.enum(['young-person', 'parent', 'company', 'migrant-led-company', 'multiplier'])
export type ClientGroup = z.infer<typeof ClientGroup>

export const Gender = z.enum(['female', 'male', 'diverse', 'not-stated'])
export type Gender = z.infer<typeof Gender>

/** The edges follow the rules: 18 majority, 25 youth employment agency, 27 § 25a AufenthG, 30, 35 § 17 AufenthG. */
export const AgeBand = z.enum([
  'under-15',
  '15-17',
  '18-20',
  '21-24',
  '25-26',
  '27-29',
  '30-34',
  '35-54',
  '55-plus',
])
export type AgeBand = z.infer<typeof AgeBand>

/** Residence status as coarse as it may be kept with a case. */
export const Residence = z.enum([
  'asylum-procedure',
  'tolerated',
  'protection',
  'temporary-protection',
  'training-work-study',
  'training-16g',
  'family',
  'eu',
  'settled',
  'unknown',
])
export type Residence = z.infer<typeof Residence>

export const Stay = z.enum(['under-1', '1-to-2', '2-to-5', 'over-5', 'born-here', 'not-stated'])
export type Stay = z.infer<typeof Stay>

export const SchoolCertificate = z.enum([
  'none',
  'special-needs',
  'basic',
  'intermediate',
  'applied-university-entrance',
  'university-entrance',
  'foreign-ungraded',
  'still-in-school',
  'not-stated',
])
export type SchoolCertificate = z.infer<typeof SchoolCertificate>

export const Recognition = z.enum(['recognised', 'applied-for', 'not-recognised', 'not-needed', 'german'])
export type Recognition = z.infer<typeof Recognition>

/** Levels of the Common European Framework of Reference for Languages, with a floor and a ceiling. */
export const GermanLevel = z.enum(['none', 'a1', 'a2', 'b1', 'b2', 'c1-plus', 'native'])
export type GermanLevel = z.infer<typeof GermanLevel>

export const GermanProof = z.enum(['certificate', 'placement-test', 'self-assessed', 'adviser-assessed'])
export type GermanProof = z.infer<typeof GermanProof>

/** Minutes. */
export const Duration = z.enum(['under-15', '15-30', '30-60', '60-90', 'over-90'])
export type Duration = z.infer<typeof Duration>

export const StepState = z.enum(['open', 'active', 'done', 'unneeded', 'blocked'])
export type StepState = z.infer<typeof StepState>

/** Where the school certificate was earned. */
export const SchoolOrigin = z.enum(['germany', 'abroad', 'not-stated'])
export type SchoolOrigin = z.infer<typeof SchoolOrigin>

/** What two cases are to each other, seen from the case that holds the link. */
export const LinkKind = z.enum([
  'child',
  'parent',
  'sibling',
  'company',
  'candidate',
  'same-household',
  'other',
])
export type LinkKind = z.infer<typeof LinkKind>

/** The bundled values of every list under the name its labels carry. */
export const valueLists = {
  region: Region,
  clientGroup: ClientGroup,
  gender: Gender,
  ageBand: AgeBand,
  residence: Residence,
  residenceFine: ResidenceFine,
  stay: Stay,
  origin: origins,
  schoolCertificate: SchoolCertificate,
  recognition: Recognition,
  vocationalCertificate: vocationalCertificates,
  germanLevel: GermanLevel,
  germanProof: GermanProof,
  activity: activities,
  benefits,
  occupationGroup: occupationGroups,
  access: accesses,
  topic: topics,
  caseResult: caseResults,
  consultationKind: consultationKinds,
  duration: Duration,
  counsellingForm: counsellingForms,
  mediation: mediations,
  referralWay: ReferralWay,
  referralOutcome: ReferralOutcome,
  stepState: StepState,
  schoolOrigin: SchoolOrigin,
  companySize: CompanySize,
  sector: Sector,
  trainsNow: TrainsNow,
  trainingEligibility: TrainingEligibility,
  placeKind: PlaceKind,
  placementState: PlacementState,
  consent: Consent,
  linkKind: LinkKind,
  bodyType: bodyTypes,
  eventFormat: eventFormats,
  eventResult: eventResults,
  place: places,
} as const
export type ListName = keyof typeof valueLists

/** The list whose values statistics count an own value as: its own one, and for a place the district it lies in. */
export function countedIn(list: ListName): ListName {
  return list === 'place' ? 'region' : list
}

export function isListName(name: string): name is ListName {
  return Object.hasOwn(valueLists, name)
}

/** Turns a value of a list into what people read; handed in by whoever knows the language. */
export type LabelOf = (list: ListName, value: string) => string

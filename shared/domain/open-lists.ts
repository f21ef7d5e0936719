/**
 * The lists on which no rule hangs: an office may add values of its own, which schemas take beside the bundled ones
 * (`own-value.ts`); what it made of them stands in `list-value.ts`.
 */
import * as z from 'zod'
import { orOwn } from '#shared/domain/own-value.ts'

export const origins = z.enum([
  'syria',
  'afghanistan',
  'asylum-countries-other',
  'ukraine',
  'eu',
  'western-balkans',
  'turkey',
  'eastern-europe-caucasus',
  'asia-other',
  'africa-other',
  'america',
  'germany',
  'not-stated',
])
/** Groups, not countries, except where a country is so frequent that it hides nobody. */
export const Origin = orOwn(origins)
export type Origin = z.infer<typeof Origin>

export const activities = z.enum([
  'general-school',
  'vocational-preparation-school',
  'language-course',
  'preparation-measure',
  'entry-qualification',
  'training',
  'work',
  'unemployed',
  'parental-leave',
  'none',
])
export const Activity = orOwn(activities)
export type Activity = z.infer<typeof Activity>

export const occupationGroups = z.enum([
  'care',
  'vehicles',
  'electrical',
  'construction',
  'hospitality',
  'retail',
  'office',
  'it',
  'hairdressing',
  'food',
  'logistics',
  'metal',
  'agriculture',
  'social',
  'unclear',
])
/** Groups of occupations, near the two-digit groups of the KldB 2010. */
export const OccupationGroup = orOwn(occupationGroups)
export type OccupationGroup = z.infer<typeof OccupationGroup>

export const accesses = z.enum([
  'self',
  'family-friends',
  'school',
  'job-centre',
  'employment-agency',
  'authority',
  'migration-service',
  'language-course',
  'migrant-organisation',
  'company-chamber',
  'event',
  'internet',
  'outreach',
  // By another office of the network.
  'transfer',
])
/** How somebody came to the counselling. */
export const Access = orOwn(accesses)
export type Access = z.infer<typeof Access>

export const topics = z.enum([
  'orientation',
  'application',
  'job-search',
  'school-recognition',
  'vocational-recognition',
  'language',
  'residence-permit',
  'funding',
  'schooling',
  'internship',
  'conflict',
  'exam',
  'parents-system',
  'company-become-trainer',
  'company-find-trainees',
  'company-funding',
  'company-law',
  'housing-mobility',
  'childcare',
  'psychosocial',
])
export const Topic = orOwn(topics)
export type Topic = z.infer<typeof Topic>

export const caseResults = z.enum([
  'dual-training',
  'school-training',
  'entry-qualification',
  'preparation-measure',
  'internship',
  'work-shadowing',
  'school',
  'language-course',
  'recognition',
  'work',
  'study',
  'residence-granted',
  'training-secured',
  'referred',
  // To another office of the network.
  'handed-over',
  'none',
  'unknown',
])
/** What a case led to; several at once are usual. */
export const CaseResult = orOwn(caseResults)
export type CaseResult = z.infer<typeof CaseResult>

export const vocationalCertificates = z.enum([
  'none',
  'foreign-not-recognised',
  'foreign-partly-recognised',
  'foreign-recognised',
  'german',
  'degree',
])
export const VocationalCertificate = orOwn(vocationalCertificates)
export type VocationalCertificate = z.infer<typeof VocationalCertificate>

export const benefits = z.enum(['none', 'sgb-2', 'sgb-3', 'asylum-benefits', 'youth-welfare', 'not-stated'])
export const Benefits = orOwn(benefits)
export type Benefits = z.infer<typeof Benefits>

export const consultationKinds = z.enum(['office', 'outreach', 'phone', 'video', 'message', 'group'])
export const ConsultationKind = orOwn(consultationKinds)
export type ConsultationKind = z.infer<typeof ConsultationKind>

export const counsellingForms = z.enum(['information', 'first', 'follow-up', 'referral', 'accompaniment'])
export const CounsellingForm = orOwn(counsellingForms)
export type CounsellingForm = z.infer<typeof CounsellingForm>

export const mediations = z.enum(['none', 'lay', 'professional', 'adviser-multilingual'])
/** Who carried the languages. */
export const Mediation = orOwn(mediations)
export type Mediation = z.infer<typeof Mediation>

/** Where an office goes to: nothing is bundled, every value is its own. Conversations hold the word itself. */
export const places = z.enum([])

/** The lists that take values of an office's own. */
export const openLists = [
  'topic',
  'occupationGroup',
  'access',
  'activity',
  'caseResult',
  'origin',
  'vocationalCertificate',
  'benefits',
  'consultationKind',
  'counsellingForm',
  'mediation',
  'bodyType',
  'eventFormat',
  'eventResult',
  'place',
] as const
export type OpenList = (typeof openLists)[number]

export function isOpenList(list: string): list is OpenList {
  return openLists.some((open) => open === list)
}

/**
 * What is asked about the person or company of a case and answered with one value of a list each, or with yes or no.
 * Forms ask them, lists from Excel bring them, and they stay when a case is reduced: all three go by this.
 */
import type { ListName } from '#shared/domain/value-lists.ts'

export const factLists = {
  gender: 'gender',
  ageBand: 'ageBand',
  residence: 'residence',
  stay: 'stay',
  origin: 'origin',
  school: 'schoolCertificate',
  schoolOrigin: 'schoolOrigin',
  schoolRecognition: 'recognition',
  vocational: 'vocationalCertificate',
  german: 'germanLevel',
  germanProof: 'germanProof',
  activity: 'activity',
  benefits: 'benefits',
  occupation: 'occupationGroup',
  companySize: 'companySize',
  sector: 'sector',
  trainsNow: 'trainsNow',
  eligibility: 'trainingEligibility',
  access: 'access',
} as const satisfies Readonly<Record<string, ListName>>

export type ListFact = keyof typeof factLists
/** A fact of a list, or the one that is answered with yes or no. */
export type Fact = ListFact | 'literacyNeed'

/** In the order of the talk. */
export const facts: readonly Fact[] = [...(Object.keys(factLists) as ListFact[]), 'literacyNeed']

export function isListFact(fact: Fact): fact is ListFact {
  return fact !== 'literacyNeed'
}

/** Which facts are asked of whom. */
import { isCompany } from '#shared/domain/derive-head.ts'
import type { Fact } from '#shared/domain/profile-facts.ts'
import type { ClientGroup } from '#shared/domain/value-lists.ts'

export interface FactSection {
  readonly title: 'person' | 'school' | 'company'
  /** In the order of the talk. */
  readonly facts: readonly Fact[]
}

const ofPerson: readonly FactSection[] = [
  { title: 'person', facts: ['gender', 'ageBand', 'residence', 'stay', 'origin', 'access'] },
  {
    title: 'school',
    facts: [
      'school',
      'schoolOrigin',
      'schoolRecognition',
      'vocational',
      'german',
      'germanProof',
      'literacyNeed',
      'activity',
      'benefits',
      'occupation',
    ],
  },
]
const ofCompany: readonly FactSection[] = [
  { title: 'company', facts: ['companySize', 'sector', 'trainsNow', 'eligibility', 'access'] },
]

export function isCompanyGroup(group: string | null): boolean {
  return group !== null && isCompany(group as ClientGroup)
}

/** What is asked; before a group is chosen, what most people who come are asked. */
export function sectionsOf(group: string | null): readonly FactSection[] {
  return isCompanyGroup(group) ? ofCompany : ofPerson
}

export function factsOf(group: string | null): readonly Fact[] {
  return sectionsOf(group).flatMap(({ facts }) => facts)
}

/**
 * Where a fact of the profile stands in a head. The few that lists show have a field of their own; the others, which
 * only search and filters ask for, stand as bare values in one row: fifty thousand heads are opened before the first
 * list is seen, and the names would be longer than the values.
 */
import type { CaseProfile } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { Fact } from '#shared/domain/profile-facts.ts'

/** In the order of the row. Whoever changes it lets `headsVersion` rise. */
const inRow = [
  'gender',
  'stay',
  'origin',
  'school',
  'schoolOrigin',
  'schoolRecognition',
  'vocational',
  'germanProof',
  'literacyNeed',
  'activity',
  'benefits',
  'access',
] as const satisfies readonly Fact[]
type FactInRow = (typeof inRow)[number]

/** Yes and no are values like others here. */
export type YesNo = 'yes' | 'no'

export function rowOfFacts(profile: Pick<CaseProfile, FactInRow>): CaseHead['facts'] {
  return inRow.map((fact) => {
    const value = profile[fact]
    return typeof value === 'boolean' ? yesOrNo(value) : value
  })
}

type Reader = (head: CaseHead) => string | null | undefined

const readers: Readonly<Record<Fact, Reader>> = {
  ...(Object.fromEntries(
    inRow.map((fact, place): [FactInRow, Reader] => [fact, ({ facts }) => facts[place]]),
  ) as Record<FactInRow, Reader>),
  ageBand: ({ ageBand }) => ageBand,
  residence: ({ residence }) => residence,
  german: ({ german }) => german,
  occupation: ({ occupation }) => occupation,
  companySize: ({ company }) => company?.size,
  sector: ({ company }) => company?.sector,
  trainsNow: ({ company }) => company?.trainsNow,
  eligibility: ({ company }) => company?.eligibility,
}

/** The value of a fact; `null` where nobody has asked, or where it is about another kind of case. */
export function factIn(head: CaseHead, fact: Fact): string | null {
  return readers[fact](head) ?? null
}

function yesOrNo(value: boolean): YesNo {
  return value ? 'yes' : 'no'
}

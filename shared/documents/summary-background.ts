/** Where somebody starts from, as pairs for the paper: a person's facts, or a company's. */
import { joinWords, yesNo } from '#shared/documents/german-words.ts'
import type { CaseProfile } from '#shared/domain/case-file.ts'
import { isCompany } from '#shared/domain/derive-head.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'

export interface Pair {
  readonly name: string
  readonly value: string
}

/** `labelOf` gives German words. */
export function backgroundPairs(profile: CaseProfile, labelOf: LabelOf): readonly Pair[] {
  const value = (list: ListName, of: string | null): string => (of === null ? '' : labelOf(list, of))
  return isCompany(profile.clientGroup) ? ofCompany(profile, value) : ofPerson(profile, value)
}

/** What stands beneath it with a heading of its own: what a person brings along, or whether a company trains. */
export function besideBackground(
  profile: CaseProfile,
  labelOf: LabelOf,
): { readonly title: string; readonly pairs: readonly Pair[] } {
  const { strengths, occupation, trainsNow, eligibility } = profile
  const value = (list: ListName, of: string | null): string => (of === null ? '' : labelOf(list, of))
  if (isCompany(profile.clientGroup)) {
    const trains = { name: 'Bildet aus', value: value('trainsNow', trainsNow) }
    const may = { name: 'Darf ausbilden', value: value('trainingEligibility', eligibility) }
    return { title: 'Ausbildung im Betrieb', pairs: [trains, may] }
  }
  const wish = { name: 'Berufswunsch', value: value('occupationGroup', occupation) }
  return { title: 'Stärken und Berufswunsch', pairs: [{ name: 'Stärken', value: strengths }, wish] }
}

type ValueOf = (list: ListName, of: string | null) => string

function ofPerson(profile: CaseProfile, value: ValueOf): readonly Pair[] {
  const german = [value('germanLevel', profile.german), value('germanProof', profile.germanProof)]
  const school = [
    value('schoolCertificate', profile.school),
    value('schoolOrigin', profile.schoolOrigin),
    value('recognition', profile.schoolRecognition),
  ]
  return [
    { name: 'Zielgruppe', value: value('clientGroup', profile.clientGroup) },
    { name: 'Deutsch', value: joinWords(german) },
    { name: 'Altersband', value: value('ageBand', profile.ageBand) },
    { name: 'Alphabetisierung', value: yesNo(profile.literacyNeed) },
    { name: 'Geschlecht', value: value('gender', profile.gender) },
    { name: 'Beruf', value: value('vocationalCertificate', profile.vocational) },
    { name: 'Herkunft', value: value('origin', profile.origin) },
    { name: 'Schule', value: joinWords(school) },
    { name: 'In Deutschland', value: value('stay', profile.stay) },
    { name: 'Tätigkeit', value: value('activity', profile.activity) },
    { name: 'Aufenthalt', value: value('residence', profile.residence) },
    { name: 'Leistungen', value: value('benefits', profile.benefits) },
    // The odd one out stands alone in the last row.
    { name: 'Zugang', value: value('access', profile.access) },
  ]
}

function ofCompany(profile: CaseProfile, value: ValueOf): readonly Pair[] {
  return [
    { name: 'Zielgruppe', value: value('clientGroup', profile.clientGroup) },
    { name: 'Größe', value: value('companySize', profile.companySize) },
    { name: 'Branche', value: value('sector', profile.sector) },
    { name: 'Zugang', value: value('access', profile.access) },
  ]
}

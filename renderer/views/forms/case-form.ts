/**
 * What is asked when a case begins, most of it may stay open. The form holds the fields of every target group at once:
 * whoever corrects the group finds again what was typed. Only what the group is asked goes into the case.
 */
import * as z from 'zod'
import * as companyLists from '#shared/domain/company-lists.ts'
import * as lists from '#shared/domain/value-lists.ts'
import { listed, maybeListed, severalListed } from '#renderer/views/forms/list-value.ts'
import { factsOf, isCompanyGroup } from '#renderer/views/cases/fact-sections.ts'

const text = z.string().trim().max(300, 'errors.field.tooLong')

export const NewCaseForm = z.object({
  region: listed(lists.Region),
  clientGroup: listed(lists.ClientGroup),
  gender: maybeListed(lists.Gender),
  ageBand: maybeListed(lists.AgeBand),
  residence: maybeListed(lists.Residence),
  stay: maybeListed(lists.Stay),
  origin: maybeListed(lists.Origin),
  school: maybeListed(lists.SchoolCertificate),
  schoolOrigin: maybeListed(lists.SchoolOrigin),
  schoolRecognition: maybeListed(lists.Recognition),
  vocational: maybeListed(lists.VocationalCertificate),
  german: maybeListed(lists.GermanLevel),
  germanProof: maybeListed(lists.GermanProof),
  literacyNeed: z.boolean().nullable(),
  activity: maybeListed(lists.Activity),
  benefits: maybeListed(lists.Benefits),
  occupation: maybeListed(lists.OccupationGroup),
  companySize: maybeListed(companyLists.CompanySize),
  sector: maybeListed(companyLists.Sector),
  trainsNow: maybeListed(companyLists.TrainsNow),
  eligibility: maybeListed(companyLists.TrainingEligibility),
  access: maybeListed(lists.Access),
  topics: severalListed(lists.Topic),
  concern: text,
  strengths: text,
})
export type NewCaseForm = z.output<typeof NewCaseForm>

export function emptyNewCase(region: string): z.input<typeof NewCaseForm> {
  return {
    region,
    clientGroup: null,
    gender: null,
    ageBand: null,
    residence: null,
    stay: null,
    origin: null,
    school: null,
    schoolOrigin: null,
    schoolRecognition: null,
    vocational: null,
    german: null,
    germanProof: null,
    literacyNeed: null,
    activity: null,
    benefits: null,
    occupation: null,
    companySize: null,
    sector: null,
    trainsNow: null,
    eligibility: null,
    access: null,
    topics: [],
    concern: '',
    strengths: '',
  }
}

/** What goes into the case: the fields that its group is asked. */
export function askedOf(
  form: NewCaseForm,
): Pick<NewCaseForm, 'region' | 'clientGroup'> & Partial<NewCaseForm> {
  const { region, clientGroup, topics, concern, strengths } = form
  const facts = Object.fromEntries(factsOf(clientGroup).map((fact) => [fact, form[fact]]))
  const common = { region, clientGroup, topics, concern, ...facts }
  return isCompanyGroup(clientGroup) ? common : { ...common, strengths }
}

/** What is asked when a case begins: the core fields of the field set, most of them may stay open. */
import * as z from 'zod'
import * as lists from '#shared/domain/value-lists.ts'
import { listed, maybeListed, severalListed } from '#renderer/views/forms/list-value.ts'

export const NewCaseForm = z.object({
  region: listed(lists.Region),
  clientGroup: listed(lists.ClientGroup),
  gender: maybeListed(lists.Gender),
  ageBand: maybeListed(lists.AgeBand),
  residence: maybeListed(lists.Residence),
  stay: maybeListed(lists.Stay),
  origin: maybeListed(lists.Origin),
  school: maybeListed(lists.SchoolCertificate),
  schoolRecognition: maybeListed(lists.Recognition),
  german: maybeListed(lists.GermanLevel),
  germanProof: maybeListed(lists.GermanProof),
  activity: maybeListed(lists.Activity),
  occupation: maybeListed(lists.OccupationGroup),
  access: maybeListed(lists.Access),
  topics: severalListed(lists.Topic),
  concern: z.string().trim().max(300, 'errors.field.tooLong'),
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
    schoolRecognition: null,
    german: null,
    germanProof: null,
    activity: null,
    occupation: null,
    access: null,
    topics: [],
    concern: '',
  }
}

import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { Referral } from '#shared/domain/case-file.ts'
import type { RegisterReader } from '#shared/domain/register-reader.ts'

type ReferralField = Exclude<keyof Referral, 'id'>

/** What a referral shows where a field is missing. Without a date there is no referral. */
const emptyReferral: Omit<Referral, 'id' | 'on'> = {
  bodyType: '',
  body: '',
  town: '',
  reason: '',
  way: 'information-only',
  feedbackDue: null,
  outcome: 'open',
  feedbackOn: null,
  consent: null,
  consentOn: null,
  origin: null,
}

const referralFields = Referral.unwrap().shape
const ReferralDate = z.union([CalendarDate, z.null()])
const fields = Object.keys(emptyReferral) as Exclude<ReferralField, 'on'>[]

export function readReferrals(reader: RegisterReader): readonly Referral[] {
  return reader
    .idsOf('r')
    .flatMap((id) => readReferral(reader, id))
    .sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.id < b.id ? -1 : 1))
}

function readReferral(reader: RegisterReader, id: string): readonly Referral[] {
  const date = reader.take(`r.${id}.on`, ReferralDate)
  if (date === undefined) return []
  const read = fields.map((field) => [
    field,
    reader.take<unknown>(`r.${id}.${field}`, referralFields[field]) ?? emptyReferral[field],
  ])
  return date === null ? [] : [{ id, on: date, ...(Object.fromEntries(read) as typeof emptyReferral) }]
}

/**
 * Telephone numbers, in the spellings people use. The candidates are few and cheap to find; whether one is a number
 * that can be dialled, libphonenumber knows. Dates, years and file numbers never get that far.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { tracesBy, type Rule, type Trace } from '#shared/anonymity/trace.ts'

const fixes = ['Telefonnummer liegt vor', '']
const candidate = /(?<![\p{L}\d.,/-]|\d )(?:\+|00|\(?0)[1-9](?:[ /().–-]{0,3}\d){5,14}(?!\d)/gu
/** What is called a number is one, even without its first zero. */
const called =
  /(?<![\p{L}\d])(?:Tel|Telefon|Telefonnummer|Handy|Handynummer|Mobil|Mobilnummer|WhatsApp|Fax|Rufnummer)\.?(?:-?Nr\.?)?\s?:?\s?\+?\(?\d(?:[ /().–-]{0,3}\d){4,14}/giu
const date = /^\(?\d{1,2}\.\s?\d{1,2}\./

const findCalled = tracesBy(called, () => ({ kind: 'phone', fixes }))
const findDialled = tracesBy(candidate, ([found]) =>
  !date.test(found) && canBeDialled(found) ? { kind: 'phone', fixes } : null,
)

export const findPhones: Rule = (text): readonly Trace[] => [...findCalled(text), ...findDialled(text)]

function canBeDialled(found: string): boolean {
  return parsePhoneNumberFromString(found.replace(/^00/, '+'), 'DE')?.isPossible() ?? false
}

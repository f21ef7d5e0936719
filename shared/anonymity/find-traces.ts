/**
 * Everything in a text by which somebody could be recognised. Rules that know exactly what they look for come first:
 * where two find the same place, the earlier one says what it is (an IBAN is no telephone number).
 */
import { isAllowed } from '#shared/anonymity/allowed-words.ts'
import { findAddressForms } from '#shared/anonymity/address-forms.ts'
import { findDates } from '#shared/anonymity/dates.ts'
import { findFileNumbers, findLongNumbers } from '#shared/anonymity/file-numbers.ts'
import { findIbans } from '#shared/anonymity/ibans.ts'
import { findMails } from '#shared/anonymity/mails.ts'
import { findNames } from '#shared/anonymity/names.ts'
import { findPhones } from '#shared/anonymity/phones.ts'
import { findSensitiveWords } from '#shared/anonymity/sensitive-words.ts'
import { findStreets } from '#shared/anonymity/streets.ts'
import type { Rule, Trace } from '#shared/anonymity/trace.ts'

const rules: readonly Rule[] = [
  findMails,
  findIbans,
  findFileNumbers,
  findDates,
  findPhones,
  findLongNumbers,
  findStreets,
  findAddressForms,
  findNames,
  findSensitiveWords,
]

/** More than this is not typed by hand; looking further would only cost time. */
const longestText = 20_000

/** Traces in the order of the text, none over another. What the office allows is left out, whole. */
export function findTraces(text: string, allowed: ReadonlySet<string> = new Set()): readonly Trace[] {
  const looked = text.slice(0, longestText)
  const found: Trace[] = []
  for (const rule of rules) {
    for (const trace of rule(looked)) {
      if (!found.some((other) => trace.at < other.end && other.at < trace.end)) found.push(trace)
    }
  }
  return found.filter((trace) => !isAllowed(trace.text, allowed)).sort((a, b) => a.at - b.at)
}

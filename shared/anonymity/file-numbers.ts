/**
 * Numbers under which an authority keeps somebody. They come before telephone numbers: a file number of the BAMF
 * (`7654321-166`) would pass for one.
 */
import { tracesBy, type Rule, type Trace } from '#shared/anonymity/trace.ts'

const fixes = ['Aktenzeichen liegt vor', '']
const named = [
  'Az\\.?',
  'Aktenzeichen',
  'AZR(?:-?(?:Nummer|Nr\\.?))?',
  'BG-?(?:Nummer|Nr\\.?)',
  '(?:Kunden|Vorgangs|Ausweis|Pass|Steuer|Versicherten|Versicherungs|Sozialversicherungs|Rentenversicherungs|SV|Mitglieds|Matrikel|Personal|Kinder ?geld)-?(?:nummer|Nummer|nr\\.?|Nr\\.?)',
  'Geschäftszeichen',
  'G[zZ]\\.',
  'Steuer-?ID',
  'eAT(?:-?(?:Nummer|Nr\\.?))?',
]
/** A name of the number and then something with a digit in it. */
const byName = new RegExp(
  `(?<![\\p{L}\\d])(?:${named.join('|')})\\s*:?\\s*(?=[\\p{L}/.-]{0,12}\\d)[\\p{L}\\d][\\p{L}\\d/.-]*[\\p{L}\\d](?:\\s\\d[\\d/-]+)*`,
  'gu',
)
/** Shapes that nothing else has: BAMF file, customer number of the agency, number of a needs community, card number. */
const byShape =
  /(?<![\p{L}\d])(?:\d{7}-\d{3}|\d{3}[A-Z]\d{6}|\d{5}BG\d{7}|(?=(?:[A-Z]*\d){3})[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}|\d{2}\s?\d{6}\s?[A-Z]\s?\d{3})(?![\p{L}\d])/gu
const digits = /(?<![\p{L}\d.,+/-])\d{3,}(?:[ /-]\d{2,}){0,5}(?![\p{L}\d]|,\d)/gu

const findNamed = tracesBy(byName, () => ({ kind: 'file-number', fixes }))
const findShaped = tracesBy(byShape, () => ({ kind: 'file-number', fixes }))

export const findFileNumbers: Rule = (text): readonly Trace[] => [...findNamed(text), ...findShaped(text)]

/** Eight digits and more belong to somebody's papers, if they are neither years nor money. */
export const findLongNumbers: Rule = tracesBy(digits, ([found]) => {
  const groups = found.split(/[ /-]/)
  const long = groups.join('').length >= 8
  return long && !groups.every(isYear) ? { kind: 'file-number', fixes } : null
})

function isYear(group: string): boolean {
  return /^(?:19|20)\d\d$/.test(group) || group.length === 2
}

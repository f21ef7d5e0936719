/**
 * Days of birth and exact days of entry. A day alone tells nothing: laws, contracts and courses have days too. It is
 * a hint when words say so, or when the year is one in which people are born and no word says that it is a law.
 */
import type { Rule, Trace } from '#shared/anonymity/trace.ts'

const day =
  /(?<![\d.])(\d{1,2})\.\s?(\d{1,2}|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\p{L}*)\.?\s?((?:19|20)\d\d|\d\d)(?![\d])/gu
const born = /(?:\bgeb\.?|\bgeboren|Geburtsdatum|Geburtstag|Geb\.-?Datum|\*)\s*:?\s*(?:ist\s+)?(?:am\s+)?$/iu
const entered =
  /(?:Einreise|eingereist|nach Deutschland gekommen|in Deutschland seit|Ankunft)\s*:?\s*(?:war\s+)?(?:am\s+|dem\s+|seit\s+)*$/iu
/** Words after which an old day is that of a paper. */
const paper =
  /(?:\bvom|\bStand|\bFassung|\bseit|\bab|\bbis|\bzum|\bBescheid|\bVertrag|\bZeugnis|\bGesetz|BGBl\.?|Kraft)\s*:?\s*(?:dem\s+)?$/iu
/** The youngest who come are of school age; a later year is that of a date to keep. */
const lastBirthYear = 2015
const firstBirthYear = 1930
const before = 40

export const findDates: Rule = (text) => [...text.matchAll(day)].flatMap((match) => judged(text, match))

function judged(text: string, match: RegExpExecArray): readonly Trace[] {
  const at = match.index
  const [found, , , year = ''] = match
  const said = text.slice(Math.max(0, at - before), at)
  const place = { at, end: at + found.length, text: found }
  if (entered.test(said))
    return [{ ...place, kind: 'entry-date', fixes: year.length === 4 ? [year, ''] : [''] }]
  const asBirth = { ...place, kind: 'birth-date', fixes: ['minderjährig', 'volljährig', ''] } as const
  if (born.test(said)) return [asBirth]
  return isBirthYear(year) && !paper.test(said) ? [asBirth] : []
}

function isBirthYear(year: string): boolean {
  const number = year.length === 4 ? Number(year) : 0
  return number >= firstBirthYear && number <= lastBirthYear
}

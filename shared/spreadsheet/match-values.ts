/** What a cell means in a field: by the words of our lists, by the ways offices write them, by numbers as bands. */
import { valueLists, type LabelOf, type ListName } from '#shared/domain/value-lists.ts'
import { bandOfAge } from '#shared/spreadsheet/age-bands.ts'
import { synonyms } from '#shared/spreadsheet/synonyms.ts'
import { spelling } from '#shared/spreadsheet/table.ts'

/** Finds a value of a list; `null` for what nobody wrote down here. */
export type ValueMatcher = (list: ListName, text: string) => string | null

/** How a value is known again, whatever blanks and signs stand in it. */
export function valueKey(text: string): string {
  return spelling(text).replaceAll(' ', '') || text.trim().toLowerCase()
}

export function createValueMatcher(labelOf: LabelOf): ValueMatcher {
  const known = new Map<ListName, ReadonlyMap<string, string>>()
  const wordsOf = (list: ListName) => {
    const words = known.get(list) ?? knownWords(list, labelOf)
    known.set(list, words)
    return words
  }
  return (list, text) => {
    const words = wordsOf(list)
    return (
      words.get(valueKey(text)) ??
      words.get(valueKey(withoutFrame(text))) ??
      byNumber(list, text) ??
      byWord(list, text, words)
    )
  }
}

/** Labels are sure; a way of writing that two values share stays open. */
function knownWords(list: ListName, labelOf: LabelOf): ReadonlyMap<string, string> {
  const { options } = valueLists[list]
  const words = writtenWays(list)
  for (const [key, value] of partsOfLabels(list, labelOf, new Set(words.keys()))) words.set(key, value)
  for (const value of options) words.set(valueKey(labelOf(list, value)), value)
  for (const value of options) if (!words.has(valueKey(value))) words.set(valueKey(value), value)
  return words
}

function writtenWays(list: ListName): Map<string, string> {
  const words = new Map<string, string>()
  const shared = new Set<string>()
  for (const [value, ways] of Object.entries(synonyms[list] ?? {})) {
    for (const way of new Set(ways.split(' / ').map(valueKey))) {
      if (words.has(way)) shared.add(way)
      words.set(way, value)
    }
  }
  for (const way of shared) words.delete(way)
  return words
}

/** "Eltern, Sorgeberechtigte" is also known by either, as long as no other value has the word. */
function partsOfLabels(
  list: ListName,
  labelOf: LabelOf,
  taken: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const parts = valueLists[list].options.flatMap((value) =>
    labelOf(list, value)
      .replace(/\([^)]*\)/g, '')
      .split(/,| oder /)
      .map((part) => [valueKey(part), value] as const),
  )
  return parts.filter(
    ([key], at) => !taken.has(key) && parts.every((other, place) => place === at || other[0] !== key),
  )
}

/** "Niveau B1", "ca. 17 Jahre", "B1 (Zertifikat)". */
function withoutFrame(text: string): string {
  return text
    .replace(/\([^)]*\)\s*$/, '')
    .replace(/^\s*(?:ca\.?|etwa|niveau|stufe|level|deutsch|sprachniveau|landkreis|lk|kreis|stadt)\s+/i, '')
    .replace(/^\d+[.)]\s+(?=\p{L})/u, '')
}

function byNumber(list: ListName, text: string): string | null {
  if (list === 'ageBand') return bandOf(text)
  if (list === 'companySize') return sizeOf(text)
  return list === 'duration' ? durationOf(text) : null
}

/** The first number that is no longer in the class. */
type Classes = readonly (readonly [number, string])[]
const sizes: Classes = [
  [10, '1-9'],
  [50, '10-49'],
  [250, '50-249'],
  [Infinity, '250-plus'],
]
const durations: Classes = [
  [15, 'under-15'],
  [31, '15-30'],
  [61, '30-60'],
  [91, '60-90'],
  [Infinity, 'over-90'],
]

function classOf(number: number, classes: Classes): string | null {
  return number > 0 ? (classes.find(([end]) => number < end)?.[1] ?? null) : null
}

function sizeOf(text: string): string | null {
  const [, number] = /^\s*(\d{1,6})(?:[.,]0)?\s*(?:mitarbeiter\S*|ma|beschäftigte)?\s*$/i.exec(text) ?? []
  return number === undefined ? null : classOf(Number(number), sizes)
}

/** An age in years, or a span that lies within one band. */
function bandOf(text: string): string | null {
  const [, age] = /^\s*(\d{1,2})(?:[.,]\d+)?\s*(?:j\.?|jahre?(?: alt)?|jahrig|jährig)?\s*$/i.exec(text) ?? []
  if (age !== undefined) return bandOfAge(Number(age))
  const [, from, to] = /^\s*(\d{1,2})\s*(?:-|–|bis)\s*(\d{1,2})\s*(?:j\.?|jahre?)?\s*$/i.exec(text) ?? []
  const band = from === undefined ? null : bandOfAge(Number(from))
  return band !== null && band === bandOfAge(Number(to)) ? band : null
}

/** Minutes or hours: `45`, `45 min`, `1,5 h`, `1:30`. */
function durationOf(text: string): string | null {
  const [, hours, rest] = /^\s*(\d{1,2}):(\d{2})(?::00)?\s*(?:h|std\.?)?\s*$/i.exec(text) ?? []
  if (hours !== undefined) return classOf(Number(hours) * 60 + Number(rest), durations)
  const spoken = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*(m|min\.?|minuten?|h|std\.?|stunden?)?\s*$/i.exec(text)
  if (!spoken) return null
  const [, count = '', unit = 'min'] = spoken
  return classOf(Number(count.replace(',', '.')) * (/^[hs]/i.test(unit) ? 60 : 1), durations)
}

/** "Magdeburg, Stadtfeld": places and countries are known by one of their words. */
function byWord(list: ListName, text: string, words: ReadonlyMap<string, string>): string | null {
  if (list !== 'region' && list !== 'origin') return null
  const found = new Set(
    spelling(text)
      .split(' ')
      .flatMap((word) => (word.length > 3 ? (words.get(word) ?? []) : [])),
  )
  const [only] = found
  return found.size === 1 ? (only ?? null) : null
}

/** A cell with several values: as a whole, or its parts. */
export function partsOfCell(text: string): readonly string[] {
  return text
    .split(/[,;\n|+]| und | u\. |\/(?!in)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function readYesNo(text: string): boolean | null {
  const word = valueKey(text)
  if (['ja', 'j', 'x', 'yes', '1', 'wahr', 'true', 'vorhanden'].includes(word)) return true
  return ['nein', 'n', 'no', '0', 'falsch', 'false', 'keiner', 'kein'].includes(word) ? false : null
}

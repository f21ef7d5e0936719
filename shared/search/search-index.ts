/**
 * Finds as one types. A query is a few words; something matches when every word stands somewhere in it, at the
 * beginning of a word or inside a compound: *werk pfleg* finds *Pflegehelfer* who wants to join the *Handwerk*. In short
 * texts (labels, towns, codes) a longer word may also be mistyped once.
 *
 * Fifty thousand cases are written with a few thousand different words. A typed word is compared with each of those
 * once; each knows in which things it stands, and what no word leads to is not even looked at.
 */
import { normalizeCodeText } from '#shared/domain/case-code.ts'
import { fold } from '#shared/search/fold.ts'
import { isNearStart } from '#shared/search/near.ts'
import { readQuery, spell, type QueryWord, type Spelled } from '#shared/search/query.ts'

/** What can be searched: texts, those among them that are short, and a case code. */
export interface Searchable {
  readonly texts: readonly string[]
  readonly short: readonly string[]
  readonly code?: string
}

export interface SearchIndex {
  /** Takes something in and answers with its number. */
  readonly add: (thing: Searchable) => number
  /** How many were taken in. There is no taking out: whoever asks no more for a number has forgotten it. */
  readonly size: () => number
  /** Tells of a number whether the thing matches. Nothing typed matches everything. */
  readonly find: (typed: string) => (number: number) => boolean
}

/** Different texts, each with the numbers of the things it stands in. */
interface Entries<T> {
  readonly put: (text: string, number: number) => void
  readonly reach: (test: (known: T) => boolean, visit: (number: number) => void) => void
}

export function createSearchIndex(): SearchIndex {
  const words = createEntries(spell)
  /** Labels and names are the same in many things: their words are kept with them and not with each thing. */
  const shortTexts = createEntries(readShortText)
  const codes: string[] = []

  function add({ texts, short, code = '' }: Searchable): number {
    const number = codes.push(normalizeCodeText(code)) - 1
    for (const word of wordsIn(texts.join('\n'))) words.put(word, number)
    for (const text of new Set(short)) if (text !== '') shortTexts.put(text, number)
    return number
  }

  function reach(word: QueryWord, visit: (number: number) => void): void {
    words.reach((known) => stands(word, known), visit)
    shortTexts.reach((known) => isIn(word, known), visit)
    if (word.code !== '' || word.nearCode !== '') {
      for (const [number, code] of codes.entries()) if (isCode(word, code)) visit(number)
    }
  }

  return {
    add,
    size: () => codes.length,
    find(typed) {
      const query = readQuery(typed)
      // How many of the words, from the first on, each thing has.
      const hits = new Uint8Array(codes.length)
      for (const [before, word] of query.entries()) {
        reach(word, (number) => {
          if (hits[number] === before) hits[number] = before + 1
        })
      }
      return (number) => hits[number] === query.length
    },
  }
}

function createEntries<T>(make: (text: string) => T): Entries<T> {
  const places = new Map<string, number>()
  const known: T[] = []
  const numbersOf: number[][] = []
  return {
    put(text, number) {
      const place = places.get(text)
      if (place !== undefined) {
        numbersOf[place]?.push(number)
        return
      }
      places.set(text, known.length)
      known.push(make(text))
      numbersOf.push([number])
    },
    reach(test, visit) {
      for (const [place, value] of known.entries()) {
        if (!test(value)) continue
        for (const number of numbersOf[place] ?? []) visit(number)
      }
    },
  }
}

function wordsIn(text: string): ReadonlySet<string> {
  const words = new Set(fold(text).split(/\s+/))
  words.delete('')
  return words
}

interface ShortText {
  /** As they stand, with their dots and hyphens. */
  readonly words: readonly Spelled[]
  /** Letters and digits only: a slip is looked for from the beginning of each. */
  readonly parts: readonly Spelled[]
}

function readShortText(text: string): ShortText {
  const parts = fold(text).split(/[^\p{L}\p{N}]+/u)
  return {
    words: [...wordsIn(text)].map(spell),
    parts: parts.filter((part) => part !== '').map(spell),
  }
}

function isIn(word: QueryWord, { words, parts }: ShortText): boolean {
  return (
    words.some((known) => stands(word, known)) ||
    (word.isForgiven && parts.some((known) => isNear(word, known)))
  )
}

function stands(word: Spelled, known: Spelled): boolean {
  return known.folded.includes(word.folded) || known.collapsed.includes(word.collapsed)
}

function isNear(word: Spelled, known: Spelled): boolean {
  return isNearStart(word.folded, known.folded) || isNearStart(word.collapsed, known.collapsed)
}

function isCode(word: QueryWord, code: string): boolean {
  if (code === '') return false
  return (
    (word.code !== '' && code.includes(word.code)) ||
    (word.nearCode !== '' && isNearStart(word.nearCode, code))
  )
}

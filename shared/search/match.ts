/**
 * Filter as you type. A query is a few words; something matches when every word stands somewhere in it, at the
 * beginning of a word or inside a compound: *werk pfleg* finds *Pflegehelfer* who wants to join the *Handwerk*. In
 * short texts (labels, towns, codes) a longer word may also be mistyped once.
 */
import { normalizeCodeText } from '#shared/domain/case-code.ts'
import { collapse, fold } from '#shared/search/fold.ts'
import { isNearStart } from '#shared/search/near.ts'
import type { Terms } from '#shared/search/terms.ts'

/** What can be searched: texts, those among them that are short, and a case code. */
export interface Searchable {
  readonly texts: readonly string[]
  readonly short: readonly string[]
  readonly code?: string
}

/** What is kept of it so that a query only has to look. */
export interface Haystack {
  readonly text: string
  /** Numbers of the short texts. */
  readonly terms: readonly number[]
  /** The case code without its group mark, in upper case; empty where there is none. */
  readonly code: string
}

export interface Query {
  readonly words: readonly QueryWord[]
}

interface QueryWord {
  readonly folded: string
  readonly collapsed: string
  /** The word as part of a case code; empty where it cannot be one. */
  readonly code: string
  /** Tells of a short text whether the word is one of its words, mistyped; `null` where no slip is forgiven. */
  readonly near: ((term: number) => boolean) | null
}

/** From here on look-alikes are read as ours; in shorter parts they would find codes by accident. */
const SHORTEST_FORGIVEN = 4
const SHORTEST_CODE_PART = 2
/** From here on one slip is forgiven. */
const SHORTEST_MISTYPED = 5

export function haystackOf({ texts, short, code = '' }: Searchable, terms: Terms): Haystack {
  const folded = fold([...texts, ...short].join('\n'))
  const words = new Set(folded.split(/\s+/))
  // Words of a query hold no space, so each word is needed once, and its other spelling only where there is one.
  for (const word of [...words]) words.add(collapse(word))
  return {
    text: [...words].join('\n'),
    terms: short.filter((text) => text !== '').map(terms.numberOf),
    code: normalizeCodeText(code),
  }
}

export function readQuery(typed: string, terms: Terms): Query {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  return { words: words.map((word) => readWord(word, terms)) }
}

/** An empty query matches everything. */
export function matches(haystack: Haystack, query: Query): boolean {
  for (const word of query.words) if (!holds(haystack, word)) return false
  return true
}

/** Whether whatever matches `next` also matched `typed`, so that only what matched needs to be looked at again. */
export function narrows(typed: string, next: string): boolean {
  const lastWord = /\S+$/.exec(typed)?.[0] ?? ''
  // Shorter last words are read otherwise: as parts of codes, and without forgiving a slip.
  if (lastWord.length < SHORTEST_FORGIVEN || fold(lastWord).length < SHORTEST_MISTYPED) return false
  return next.startsWith(typed) && fold(next).startsWith(fold(typed))
}

/** Runs for every case at every keystroke: no search is made twice, none that cannot find anything. */
function holds(haystack: Haystack, word: QueryWord): boolean {
  const { text, code } = haystack
  if (text.includes(word.folded)) return true
  if (word.collapsed !== word.folded && text.includes(word.collapsed)) return true
  if (word.code !== '' && code.includes(word.code)) return true
  return word.near !== null && (haystack.terms.some(word.near) || isNearCode(word.code, code))
}

function isNearCode(word: string, code: string): boolean {
  return code !== '' && isNearStart(word, code)
}

function readWord(word: string, terms: Terms): QueryWord {
  const folded = fold(word)
  const collapsed = collapse(folded)
  const near = forgives(folded) ? terms.near({ folded, collapsed }) : null
  return { folded, collapsed, code: codePart(word), near }
}

/** Never in a word with digits: B1 is not a slip for B2, nor one paragraph for the next. */
function forgives(folded: string): boolean {
  return folded.length >= SHORTEST_MISTYPED && !/\p{N}/u.test(folded)
}

function codePart(word: string): string {
  if (word.length < SHORTEST_CODE_PART) return ''
  return word.length < SHORTEST_FORGIVEN ? word.toUpperCase().replace('-', '') : normalizeCodeText(word)
}

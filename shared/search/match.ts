/**
 * Filter as you type. A query is a few words; a case matches when every word stands somewhere in its head, at the
 * beginning of a word or inside a compound: *werk pfleg* finds *Pflegehelfer* who wants to join the *Handwerk*.
 */
import { normalizeCodeText } from '#shared/domain/case-code.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'
import { collapse, fold } from '#shared/search/fold.ts'

/** What is kept for each case so that a query only has to look. */
export interface Haystack {
  readonly text: string
  /** The case code without its group mark, in upper case. */
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
}

/** From here on look-alikes are read as ours; in shorter parts they would find codes by accident. */
const SHORTEST_FORGIVEN = 4
const SHORTEST_CODE_PART = 2

export function haystackOf(head: CaseHead, labelOf: LabelOf): Haystack {
  const folded = fold([head.text, head.nextWhat, head.adviser, ...labelsOf(head, labelOf)].join('\n'))
  const words = new Set(folded.split(/\s+/))
  // Words of a query hold no space, so each word is needed once, and its other spelling only where there is one.
  for (const word of [...words]) words.add(collapse(word))
  return { text: [...words].join('\n'), code: normalizeCodeText(head.code) }
}

export function readQuery(typed: string): Query {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  return { words: words.map(readWord) }
}

/** An empty query matches everything. */
export function matches(haystack: Haystack, query: Query): boolean {
  for (const word of query.words) if (!holds(haystack, word)) return false
  return true
}

/** Runs for every case at every keystroke: no search is made twice, none that cannot find anything. */
function holds({ text, code }: Haystack, word: QueryWord): boolean {
  if (text.includes(word.folded)) return true
  if (word.collapsed !== word.folded && text.includes(word.collapsed)) return true
  return word.code !== '' && code.includes(word.code)
}

function readWord(word: string): QueryWord {
  const folded = fold(word)
  return { folded, collapsed: collapse(folded), code: codePart(word) }
}

function codePart(word: string): string {
  if (word.length < SHORTEST_CODE_PART) return ''
  return word.length < SHORTEST_FORGIVEN ? word.toUpperCase().replace('-', '') : normalizeCodeText(word)
}

function labelsOf(head: CaseHead, labelOf: LabelOf): readonly string[] {
  const values: readonly (readonly [ListName, string | null])[] = [
    ['clientGroup', head.clientGroup],
    ['region', head.region],
    ['ageBand', head.ageBand],
    ['residence', head.residence],
    ['germanLevel', head.german],
    ['occupationGroup', head.occupation],
    ...head.topics.map((topic) => ['topic', topic] as const),
  ]
  return values.flatMap(([list, value]) => (value === null ? [] : [labelOf(list, value)]))
}

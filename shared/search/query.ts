/** What is typed, word by word, in the spellings in which it is looked for. */
import { normalizeCodeText, strangersIn } from '#shared/domain/case-code.ts'
import { collapse, fold } from '#shared/search/fold.ts'

/** A word in the two spellings of `fold.ts`. */
export interface Spelled {
  readonly folded: string
  readonly collapsed: string
}

export interface QueryWord extends Spelled {
  /** Whether one slip is forgiven where the text is short. */
  readonly isForgiven: boolean
  /** The word as part of a case code; empty where it cannot be one. */
  readonly code: string
  /** The word as a case code with one slip; empty where it cannot be one. */
  readonly nearCode: string
}

/** From here on look-alikes are read as ours; in shorter parts they would find codes by accident. */
const SHORTEST_FORGIVEN = 4
const SHORTEST_CODE_PART = 2
/** From here on one slip is forgiven. */
const SHORTEST_MISTYPED = 5
/** Nobody types more; a pasted page is cut here. */
const MOST_WORDS = 100

export function readQuery(typed: string): readonly QueryWord[] {
  return typed
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map(readWord)
}

export function spell(folded: string): Spelled {
  return { folded, collapsed: collapse(folded) }
}

function readWord(word: string): QueryWord {
  const folded = fold(word)
  const code = codePart(word)
  const strangers = strangersIn(code)
  const isForgiven = forgives(folded)
  return {
    ...spell(folded),
    isForgiven,
    // A character that stands in no code is in no part of one, and each is a slip of its own.
    code: strangers === 0 ? code : '',
    nearCode: isForgiven && strangers <= 1 ? code : '',
  }
}

/** Never in a word with digits: B1 is not a slip for B2, nor one paragraph for the next. */
function forgives(folded: string): boolean {
  return folded.length >= SHORTEST_MISTYPED && !/\p{N}/u.test(folded)
}

function codePart(word: string): string {
  if (word.length < SHORTEST_CODE_PART) return ''
  return word.length < SHORTEST_FORGIVEN ? word.toUpperCase().replace('-', '') : normalizeCodeText(word)
}

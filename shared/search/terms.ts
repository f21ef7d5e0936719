/**
 * The short texts of an office: labels, towns, names of bodies. Thousands of cases share a few hundred of them, so a
 * mistyped word is compared with each short text once and not with each case.
 */
import { collapse, fold } from '#shared/search/fold.ts'
import { isNearStart } from '#shared/search/near.ts'

export interface Terms {
  /** The number of a short text; the same text always has the same number. */
  readonly numberOf: (text: string) => number
  /** Answers for numbers of short texts, also of those that are added later. */
  readonly near: (word: MistypedWord) => (term: number) => boolean
}

export interface MistypedWord {
  readonly folded: string
  readonly collapsed: string
}

interface Term {
  readonly folded: readonly string[]
  readonly collapsed: readonly string[]
}

export function createTerms(): Terms {
  const numbers = new Map<string, number>()
  const terms: Term[] = []

  function numberOf(text: string): number {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, terms.length)
    return terms.push(termOf(text)) - 1
  }

  return {
    numberOf,
    near(word) {
      const answers: (boolean | undefined)[] = []
      return (number) => {
        const term = terms[number]
        return (answers[number] ??= term !== undefined && isNear(word, term))
      }
    },
  }
}

function termOf(text: string): Term {
  const folded = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return { folded, collapsed: folded.map(collapse) }
}

function isNear(word: MistypedWord, term: Term): boolean {
  return (
    term.folded.some((candidate) => isNearStart(word.folded, candidate)) ||
    term.collapsed.some((candidate) => isNearStart(word.collapsed, candidate))
  )
}

/**
 * Whether a word was meant for another one and mistyped once: a letter too many, too few, another, or two swapped.
 * What is typed may stop anywhere in the word, so the beginning of `candidate` is what counts: *magdbur* is near
 * *magdeburg*. One slip only; two would find anything.
 */
export function isNearStart(word: string, candidate: string): boolean {
  const at = firstDifference(word, candidate)
  if (at === word.length) return true
  return (
    candidate.startsWith(word.slice(at + 1), at + 1) ||
    candidate.startsWith(word.slice(at + 1), at) ||
    candidate.startsWith(word.slice(at), at + 1) ||
    (isSwapped(word, candidate, at) && candidate.startsWith(word.slice(at + 2), at + 2))
  )
}

function firstDifference(word: string, candidate: string): number {
  let at = 0
  while (at < word.length && word.charCodeAt(at) === candidate.charCodeAt(at)) at++
  return at
}

function isSwapped(word: string, candidate: string, at: number): boolean {
  return at + 1 < word.length && word[at] === candidate[at + 1] && word[at + 1] === candidate[at]
}

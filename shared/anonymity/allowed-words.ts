/** What an office has said is harmless there: the name of its house, of a street market, of a programme. */

/** One spelling for comparing: case and spaces do not matter. */
export function allowedForm(word: string): string {
  return word.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

export function allowedSet(words: Iterable<string>): ReadonlySet<string> {
  return new Set([...words].map(allowedForm).filter((word) => word !== ''))
}

export function isAllowed(found: string, allowed: ReadonlySet<string>): boolean {
  return allowed.size > 0 && allowed.has(allowedForm(found))
}

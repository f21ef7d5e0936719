/** Names without a form of address: behind "heißt", behind "Name:", or because the given name is a frequent one. */
import { givenNames } from '#shared/anonymity/given-names.ts'
import { capitalised, isNoName } from '#shared/anonymity/no-names.ts'
import type { Rule, Trace } from '#shared/anonymity/trace.ts'

const fixes = ['ratsuchende Person', 'Ansprechperson', '']
const introduced = new RegExp(
  `(?<![\\p{L}])((?:heißt|heisst|namens|nennt sich|Spitzname:?|Rufname:?|[Nn]ame(?:\\s+ist|:)|Nachname:?|Vorname:?|Familienname:?)\\s+)(${capitalised})(?:\\s+(${capitalised}))?`,
  'gu',
)
const pair = new RegExp(`(?<![\\p{L}-])()(${capitalised})(?:\\s+(${capitalised}))?`, 'gu')

export const findNames: Rule = (text) => [
  ...[...text.matchAll(introduced)].flatMap((match) => (isNoName(match[2] ?? '') ? [] : named(match))),
  ...pairs(text),
]

/** Walks word by word: in "Termin Ahmad Rahimi" the name begins at the second capital. */
function pairs(text: string): readonly Trace[] {
  const found: Trace[] = []
  const walker = new RegExp(pair)
  for (let match = walker.exec(text); match; match = walker.exec(text)) {
    const [whole, , first = '', second = ''] = match
    if (isGivenName(first)) found.push(...named(match))
    else if (second !== '') walker.lastIndex = match.index + whole.length - second.length
  }
  return found
}

/** The match is: what leads to the name, the name, and perhaps a second capital, which nouns have too. */
function named({ index, ...match }: RegExpExecArray): readonly Trace[] {
  const { 0: whole, 1: lead = '', 2: first = '', 3: second = '' } = match
  const text = isNoName(second) ? first : whole.slice(lead.length)
  const at = index + lead.length
  return [{ kind: 'name', at, end: at + text.length, text, fixes }]
}

/** "Ahmad", "Ahmads", "Anna-Lena"; a school or a street that is called after somebody is none. */
function isGivenName(word: string): boolean {
  const [first = '', ...more] = word.split('-')
  if (more.some(isNoName)) return false
  return givenNames.has(first) || (first.endsWith('s') && givenNames.has(first.slice(0, -1)))
}

/**
 * The list finds what somebody finds who looks at every case, every word and every letter. The slow way below shares no
 * line with the search: it reads the whole case and not its head, and knows no folding of whole texts, no parts, no
 * numbers for short texts, no earlier result.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { createCaseList } from '#renderer/vault/case-list.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { deriveHead, isCompany } from '#shared/domain/derive-head.ts'
import { factLists } from '#shared/domain/profile-facts.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import { syntheticRecords } from '#tests/support/synthetic-office.ts'

const labelOf: LabelOf = (list, value) =>
  (german.lists[list] as Readonly<Record<string, string>>)[value] ?? ''

const order = { seed: 20261126, cases: 150, until: '2026-11-22' as CalendarDate, consultations: 2 }
const cases = [...syntheticRecords(order)].map((record) => ({
  id: record.id,
  file: offering(readCaseFile(record)),
}))
const heads = cases.map(({ id, file }) => deriveHead(id, file))
const list = createCaseList(labelOf)
for (const head of heads) list.put(head.id, head)

function found(text: string): readonly string[] {
  const query = { text, state: 'all', sort: 'code', descending: false, from: 0, count: heads.length } as const
  return list
    .list(query)
    .rows.map(({ id }) => id)
    .sort()
}

/** The synthetic companies offer nothing yet: each gets a place that is open and one that is not. */
function offering(file: CaseFile): CaseFile {
  if (!isCompany(file.profile.clientGroup)) return file
  const place = { kind: 'dual-training', german: null, startOn: null, count: 1, note: '' } as const
  const open = { ...place, id: '1'.repeat(32), occupation: 'care', region: 'stendal', closed: false } as const
  const closed = {
    ...place,
    id: '2'.repeat(32),
    occupation: 'vehicles',
    region: 'outside',
    closed: true,
  } as const
  return { ...file, places: [open, closed] }
}

// The slow way.

const plainLetters: Readonly<Record<string, string>> = {
  ä: 'a',
  ö: 'o',
  ü: 'u',
  ß: 'ss',
  é: 'e',
  '–': '-',
  '—': '-',
}
const withoutDots = (text: string) =>
  [...text.normalize('NFC').toLowerCase()].map((letter) => plainLetters[letter] ?? letter).join('')
const withoutPairs = (text: string) => {
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    out += text.charAt(at)
    if ('aou'.includes(text[at] ?? '-') && text[at + 1] === 'e') at += 1
  }
  return out
}

interface Seen {
  readonly plain: readonly string[]
  readonly labels: readonly string[]
  readonly code: string
}

/** What a person sees of a case: every answer, and every line that somebody wrote into it but the notes. */
function lookAt({ profile, consultations, agreements, followUps, referrals, places }: CaseFile): Seen {
  const isCompany = profile.clientGroup.includes('company')
  const open = referrals.filter(({ outcome }) => outcome === 'open')
  const offered = isCompany ? places.filter(({ closed }) => !closed) : []
  const labels = [
    labelOf('clientGroup', profile.clientGroup),
    labelOf('region', profile.region),
    ...Object.entries(factLists).map(([fact, name]) => {
      const value = profile[fact as keyof typeof factLists]
      const isAsked = isCompany || !companyFacts.includes(fact)
      return value === null || !isAsked ? '' : labelOf(name, value)
    }),
    ...profile.topics.map((topic) => labelOf('topic', topic)),
    ...consultations.flatMap(({ topics }) => topics.map((topic) => labelOf('topic', topic))),
    ...profile.results.map((result) => labelOf('caseResult', result)),
    ...offered.map(({ occupation }) => labelOf('occupationGroup', occupation)),
    ...offered.map(({ region }) => labelOf('region', region)),
    ...open.flatMap(({ body, bodyType, town }) => [body, labelOf('bodyType', bodyType), town]),
  ]
  const lines = [
    profile.adviser,
    profile.concern,
    profile.strengths,
    ...agreements.map(({ what }) => what),
    ...followUps.map(({ what }) => what),
    ...referrals.flatMap(({ body, town, reason }) => [body, town, reason]),
    ...consultations.map(({ place }) => place),
  ]
  return {
    plain: [...new Set([...lines, ...labels].flatMap((text) => text.split(/\s+/)).map(withoutDots))],
    labels: [
      ...new Set(
        labels.flatMap((text) => withoutDots(text).split(/[^a-z0-9]+/)).filter((word) => word !== ''),
      ),
    ],
    code: profile.code.replace('-', ''),
  }
}

const companyFacts = ['companySize', 'sector', 'trainsNow', 'eligibility']

/** The least edit distance of a word to any beginning of another: the last row of the table. */
function distanceToBeginning(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) row.push(Math.min(...waysTo({ rows: [...rows, row], a, b }, i, j)))
    rows.push(row)
  }
  return Math.min(...(rows[a.length] ?? []))
}

interface Table {
  readonly rows: readonly (readonly number[])[]
  readonly a: string
  readonly b: string
}

/** A letter too many, one too few, another or the same, and two swapped. */
function waysTo({ rows, a, b }: Table, i: number, j: number): readonly number[] {
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity
  const change = a[i - 1] === b[j - 1] ? 0 : 1
  const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  const swap = isSwap && i > 1 && j > 1 ? at(i - 2, j - 2) + 1 : Infinity
  return [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change, swap]
}

const known = new Map<string, boolean>()
function nearSomeBeginning(word: string, whole: string): boolean {
  const pair = `${word} ${whole}`
  const near = known.get(pair) ?? distanceToBeginning(word, whole) <= 1
  known.set(pair, near)
  return near
}

const lookAlikes: Readonly<Record<string, string>> = { B: '8', G: '6', I: 'L', S: '5', Z: '2', '1': 'L' }

function asCode(word: string): string {
  if (word.length < 2) return ''
  if (word.length < 4) return word.toUpperCase().replace('-', '')
  return [...word.normalize('NFKC').toUpperCase()]
    .filter((letter) => !' -–—_./:'.includes(letter))
    .map((letter) => lookAlikes[letter] ?? letter)
    .join('')
}

function holdsWord(seen: Seen, typed: string): boolean {
  return holdsAsItStands(seen, typed) || holdsMistyped(seen, typed)
}

function holdsAsItStands({ plain, code }: Seen, typed: string): boolean {
  const word = withoutDots(typed)
  const part = asCode(typed)
  return (
    plain.some((text) => text.includes(word)) ||
    plain.some((text) => withoutPairs(text).includes(withoutPairs(word))) ||
    (part !== '' && code.includes(part))
  )
}

function holdsMistyped({ labels, code }: Seen, typed: string): boolean {
  const word = withoutDots(typed)
  if (word.length < 5 || /[0-9]/.test(word)) return false
  return (
    labels.some((label) => nearSomeBeginning(word, label)) ||
    labels.some((label) => nearSomeBeginning(withoutPairs(word), withoutPairs(label))) ||
    nearSomeBeginning(asCode(typed), code)
  )
}

const seen = cases.map(({ id, file }) => ({ id, seen: lookAt(file) }))

function scanned(typed: string): readonly string[] {
  const words = typed.split(' ').filter((word) => word !== '')
  return seen
    .filter((one) => words.every((word) => holdsWord(one.seen, word)))
    .map(({ id }) => id)
    .sort()
}

// Queries as people type them: words of the office, cut, respelled, mistyped, mixed with codes and nonsense.

const vocabulary = [
  ...seen.flatMap((one) => one.seen.labels),
  ...new Set(seen.flatMap((one) => [...one.seen.labels, ...one.seen.plain, one.seen.code])),
]
const spellings: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss'),
  (word) => word.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u'),
  (word) => word.replaceAll('ss', 'ß').replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü'),
  (word) => word.normalize('NFC'),
]
const slips: readonly ((word: string, at: number) => string)[] = [
  (word) => word,
  (word) => word,
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => `${word.slice(0, at)}x${word.slice(at)}`,
  (word, at) => `${word.slice(0, at)}e${word.slice(at + 1)}`,
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
]
const word = fc
  .record({
    whole: fc.constantFrom(...vocabulary),
    from: fc.nat(6),
    length: fc.integer({ min: 1, max: 14 }),
    spell: fc.constantFrom(...spellings),
    slip: fc.constantFrom(...slips),
    at: fc.nat(12),
    cut: fc.boolean(),
  })
  .map(({ whole, from, length, spell, slip, at, cut }) =>
    slip(spell(cut ? whole.slice(from, from + length) : whole), at % Math.max(1, whole.length)),
  )
const nonsense = fc.string({
  unit: fc.constantFrom(...Array.from('abdeosuäöüß1257-')),
  minLength: 1,
  maxLength: 7,
})
const query = fc
  .array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: nonsense }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '))

test('1,000 random queries find exactly what looking at everything finds', () => {
  const tally = { some: 0, none: 0 }
  fc.assert(
    fc.property(query, (typed) => {
      const expected = scanned(typed)
      tally[expected.length > 0 ? 'some' : 'none'] += 1
      expect(found(typed)).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
  expect(cases.filter(({ file }) => file.places.length > 0).length).toBeGreaterThan(5)
  // Queries that find nothing prove little; enough of them must find something.
  expect(tally.some).toBeGreaterThan(300)
}, 60_000)

test('typed letter by letter, with what was found before at hand, the result is the same', () => {
  fc.assert(
    fc.property(query, (typed) => {
      for (let length = 1; length <= typed.length; length += 1) found(typed.slice(0, length))
      expect(found(typed)).toEqual(scanned(typed))
    }),
    { numRuns: 60 },
  )
})

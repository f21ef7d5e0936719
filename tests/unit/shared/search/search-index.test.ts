import fc from 'fast-check'
import { expect, test } from 'vitest'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { createSearchIndex } from '#shared/search/search-index.ts'
import { searchableCase } from '#shared/search/searchable-case.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import { someHead } from '#tests/support/heads.ts'

const labelOf: LabelOf = (list, value) =>
  (german.lists[list] as Readonly<Record<string, string>>)[value] ?? ''

function finds(typed: string, given: Partial<CaseHead>): boolean {
  const index = createSearchIndex()
  const number = index.add(searchableCase(someHead(given), labelOf))
  return index.find(typed)(number)
}

test.each([
  ['bäcker', 'Möchte Bäcker werden'],
  ['baecker', 'Möchte Bäcker werden'],
  ['backer', 'Möchte Bäcker werden'],
  ['bäcker', 'Moechte Baecker werden'],
  ['bäcker', 'Möchte Backer werden'],
  ['straße', 'Strassenbau'],
  ['strasse', 'Straßenbau'],
  ['steue', 'Fragen zur Steuer'],
  ['ubersteu', 'Übersteuerung'],
  ['pflege', 'Altenpflegehelferin'],
  ['helf alt', 'Altenpflegehelferin'],
  ['PFLEGE', 'altenpflege'],
])('%s finds "%s"', (typed, text) => {
  expect(finds(typed, { text })).toBe(true)
})

test('every word must be found, in any order and in any part of the head', () => {
  const head: Partial<CaseHead> = { text: 'Sucht Platz', nextWhat: 'Jobcenter anrufen', region: 'stendal' }
  expect(finds('stendal jobc platz', head)).toBe(true)
  expect(finds('stendal jobc burg', head)).toBe(false)
})

test('a case is found by the kind of body it waits for, whatever the body is called', () => {
  const sent = { entity: '1', on: null, sentOn: '2026-01-02' as CaseHead['openedOn'], town: '', reason: '' }
  const waiting = { ...sent, what: 'Team U25', bodyType: 'youth-employment-agency' }
  expect(finds('jugendberufsagentur', { openReferrals: [waiting] })).toBe(true)
  expect(finds('jobcenter', { openReferrals: [waiting] })).toBe(false)
})

test('values are found by their German labels', () => {
  const head: Partial<CaseHead> = {
    clientGroup: 'migrant-led-company',
    residence: 'tolerated',
    german: 'b1',
    occupation: 'vehicles',
    topics: ['school-recognition'],
  }
  for (const typed of ['migranten', 'geduldet', 'b1', 'kfz', 'anerkennung schule'])
    expect(finds(typed, head)).toBe(true)
  expect(finds('pflege', head)).toBe(false)
})

test('a case code is found whole or in part, with or without its mark, with look-alikes', () => {
  const head: Partial<CaseHead> = { code: 'K85D-2LR4' }
  for (const typed of ['K85D-2LR4', 'k85d2lr4', 'K85D 2LR4', 'k8', '2LR', 'kbsdzir4', '5d-2l'])
    expect(finds(typed, head)).toBe(true)
  expect(finds('K85D-3LR4', head)).toBe(false)
})

test('an empty query finds everything', () => {
  expect(finds('', {})).toBe(true)
  expect(finds('   ', {})).toBe(true)
})

const alphabet = fc.constantFrom(...Array.from('aeouäöüsß bk'))
const texts = fc.string({ unit: alphabet, maxLength: 24 })

/** The slow way: both spellings of the text, both spellings of each word, letter by letter. */
function scan(text: string, typed: string): boolean {
  const plain = (input: string): string =>
    [...input.toLowerCase()].map((c) => ({ ä: 'a', ö: 'o', ü: 'u', ß: 'ss' })[c] ?? c).join('')
  const short = (input: string): string =>
    [...input].filter((c, i) => !(c === 'e' && 'aou'.includes(input[i - 1] ?? '-'))).join('')
  const words = typed.split(' ').filter((word) => word !== '')
  return words.every(
    (word) => plain(text).includes(plain(word)) || short(plain(text)).includes(short(plain(word))),
  )
}

test('finds exactly what a slow scan finds', () => {
  const query = fc.string({ unit: alphabet, minLength: 1, maxLength: 6 })
  const head = someHead({ clientGroup: 'company', adviser: '' })
  fc.assert(
    fc.property(texts, query, (text, typed) => {
      const index = createSearchIndex()
      const { texts } = searchableCase({ ...head, text }, () => '')
      const number = index.add({ texts, short: [] })
      expect(index.find(typed)(number)).toBe(scan(text, typed))
    }),
    { numRuns: 1000 },
  )
})

test('a part of a word always finds the word, whichever way either is spelled', () => {
  const spell = (text: string): string =>
    text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
  const word = fc.string({ unit: fc.constantFrom(...Array.from('aouäöüßbkrt')), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(word, fc.nat(11), fc.nat(11), (text, from, length) => {
      const part = text.slice(from, from + length + 1)
      for (const stored of [text, spell(text)])
        for (const typed of [part, spell(part)]) expect(finds(typed, { text: stored })).toBe(true)
    }),
    { numRuns: 300 },
  )
})

const mistyped: Partial<CaseHead> = {
  region: 'magdeburg',
  occupation: 'care',
  topics: ['school-recognition'],
  openReferrals: [
    {
      entity: '1',
      on: null,
      what: 'Jobcenter Salzlandkreis',
      sentOn: '2026-01-02' as CaseHead['openedOn'],
      town: 'Schönebeck',
      bodyType: 'job-centre',
      reason: '',
    },
  ],
}

test.each([
  ['magdeburk', 'another letter'],
  ['magdburg', 'a letter too few'],
  ['maggdeburg', 'a letter too many'],
  ['magedburg', 'two letters swapped'],
  ['amgdeburg', 'a slip at the very beginning'],
  ['magdbur', 'a slip in a word that is still being typed'],
  ['schönbeck', 'a town, with its umlaut'],
  ['schoenbeck', 'a town, with the umlaut written as two letters'],
  ['salzlandkries', 'a body'],
  ['anerkenung', 'a label'],
])('%s still finds the case: %s', (typed) => {
  expect(finds(typed, mistyped)).toBe(true)
})

test('two slips, short words and long texts forgive nothing', () => {
  expect(finds('magtebugr', mistyped)).toBe(false)
  expect(finds('magx', mistyped)).toBe(false)
  expect(finds('metallbua', { text: 'Metallbau' })).toBe(false)
})

test('a word with digits is never taken for another', () => {
  expect(finds('K85D-2LR3', { code: 'K85D-2LR4' })).toBe(false)
  expect(finds('KRMD-XFRT', { code: 'KRMD-XRFT' })).toBe(true)
})

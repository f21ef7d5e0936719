import { describe, expect, test } from 'vitest'
import { foldForMatch, matchOptions } from '#renderer/components/fields/match-options.ts'

const options = [
  { value: 'training', label: 'Berufsausbildung' },
  { value: 'office', label: 'Ausländerbehörde', detail: 'Aufenthalt' },
  { value: 'agency', label: 'Agentur für Arbeit' },
  { value: 'school', label: 'Schule' },
]
const values = (typed: string, recent: readonly string[] = []): readonly string[] =>
  matchOptions(options, typed, recent).map((option) => option.value)

describe('matchOptions', () => {
  test('keeps the given order when nothing is typed', () => {
    expect(values('')).toEqual(['training', 'office', 'agency', 'school'])
  })

  test('puts the last used first, newest in front', () => {
    expect(values('', ['school', 'agency'])).toEqual(['school', 'agency', 'training', 'office'])
  })

  test('finds the beginning of a label before a part inside a word', () => {
    expect(values('aus')).toEqual(['office', 'training'])
  })

  test('finds the beginning of any word', () => {
    expect(values('arb')).toEqual(['agency'])
  })

  test.each(['auslän', 'auslan', 'auslaen', 'AUSLÄN'])('finds an umlaut however it is typed: %s', (typed) => {
    expect(values(typed)).toEqual(['office'])
  })

  test('finds several words that stand apart, in any order', () => {
    expect(values('arbeit agentur')).toEqual(['agency'])
    expect(values('arbeit schule')).toEqual([])
  })

  test('looks into the second line last', () => {
    expect(values('aufent')).toEqual(['office'])
  })

  test('the last used do not push aside a better match', () => {
    expect(values('aus', ['training'])).toEqual(['office', 'training'])
  })

  test('finds nothing for nonsense', () => {
    expect(values('xyz')).toEqual([])
  })
})

test('folding leaves plain letters as they are', () => {
  expect(foldForMatch('Café Größe')).toBe('cafe grosse')
})

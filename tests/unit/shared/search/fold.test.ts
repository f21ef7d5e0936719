import { expect, test } from 'vitest'
import { collapse, fold } from '#shared/search/fold.ts'

test.each([
  ['Bäcker', 'backer'],
  ['BÄCKER', 'backer'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['Größe', 'grosse'],
  ['Café', 'cafe'],
  // The same word with the dots as characters of their own.
  ['Ba\u0308cker', 'backer'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('the spelling with e collapses to the same as the umlaut', () => {
  for (const [umlaut, spelled] of [
    ['Bäcker', 'Baecker'],
    ['Übergang', 'Uebergang'],
    ['Börde', 'Boerde'],
  ] as const)
    expect(collapse(fold(spelled))).toBe(collapse(fold(umlaut)))
})

/** The short mark of a chain of one's own. */
import { expect, test } from 'vitest'
import { faultOfLetter, freeLetter } from '#shared/chains/chain-letter.ts'

test('a mark is one to three letters, the first a capital, and nobody else’s', () => {
  const taken = new Set(['A', 'Kb'])
  expect(['K', 'Ü', 'Kab'].map((one) => faultOfLetter(one, taken))).toEqual([null, null, null])
  for (const wrong of ['', 'k', 'Kabc', 'K1', ' K']) expect(faultOfLetter(wrong, taken)).toBe('form')
  expect(['A', 'KB'].map((one) => faultOfLetter(one, taken))).toEqual(['taken', 'taken'])
})

test('the mark that is offered is free', () => {
  expect([freeLetter(new Set()), freeLetter(new Set(['K', 'L']))]).toEqual(['K', 'M'])
  const all = new Set(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
  expect(freeLetter(all)).toBe('KA')
})

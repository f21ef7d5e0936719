import { expect, test } from 'vitest'
import { nameLikeIn } from '#renderer/views/forms/name-like.ts'

test.each([
  ['Termin mit Frau Dr. Beispiel', 'Frau Dr. Beispiel'],
  ['Sohn heißt Beispiel', 'heißt Beispiel'],
  ['schreibt von muster@example.org', 'muster@example.org'],
  ['geb. 3.4.2008', 'geb. 3.4.2008'],
])('%s is noticed', (text, found) => {
  expect(nameLikeIn(text)).toBe(found)
})

test.each([
  'Möchte im August in der Pflege beginnen',
  'Frau kommt mit der Mutter',
  'Antrag nach § 16g, Frist 6 Monate',
])('%s is left alone', (text) => {
  expect(nameLikeIn(text)).toBe('')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, noteMatches, notesOf, readNoteWords } from '#shared/search/notes.ts'
import type { LiveRecord } from '#shared/records/record.ts'

const id = 'a'.repeat(32)
const register = (value: unknown) => [{ d: ['x', 1], h: '1', v: value }]

function recordWith(registers: Readonly<Record<string, unknown>>): LiveRecord {
  const f = Object.fromEntries(Object.entries(registers).map(([name, value]) => [name, register(value)]))
  return { id, sv: 1, vv: {}, f } as unknown as LiveRecord
}

test('notes are those of consultations that have text', () => {
  const note = { on: '2026-03-04', note: 'Übersetzung fehlt', kind: 'office' }
  const record = recordWith({
    code: 'K7MD-3XRF',
    [`c.${id}`]: note,
    [`c.${'b'.repeat(32)}`]: { ...note, note: '' },
    [`c.${'c'.repeat(32)}`]: null,
    [`w.${id}`]: note,
  })
  expect(notesOf(record)).toEqual([{ consultation: id, on: '2026-03-04', text: 'Übersetzung fehlt' }])
})

test.each([
  ['übersetzung', 'Die Übersetzung fehlt', 'Übersetzung'],
  ['uebersetz', 'Die Übersetzung fehlt', 'Übersetz'],
  ['übersetzung', 'Die Uebersetzung fehlt', 'Uebersetzung'],
  ['strasse', 'An der Straße', 'Straße'],
  ['fehlt die', 'Die Übersetzung fehlt', 'Die'],
  ['setzung', 'Die U\u0308bersetzung', 'setzung'],
])('%s is found in "%s" and shown as "%s"', (typed, text, hit) => {
  const words = readNoteWords(typed)
  expect(noteMatches(text, words)).toBe(true)
  expect(excerptOf(text, words).hit).toBe(hit)
})

test('all words must stand in the same note, and no words find nothing', () => {
  expect(noteMatches('Praktikum in der Pflege', readNoteWords('pflege metall'))).toBe(false)
  expect(noteMatches('Praktikum', readNoteWords('  '))).toBe(false)
})

test('an excerpt is a piece of the note around the hit, cut between words', () => {
  const text = `${'Anfang und noch mehr Wörter davor '.repeat(9)}Beihilfe${' danach kommt vieles andere'.repeat(9)}`
  const { before, hit, after } = excerptOf(text, readNoteWords('beihilfe'))
  expect(hit).toBe('Beihilfe')
  expect([before.startsWith('… '), after.endsWith(' …')]).toEqual([true, true])
  expect(text).toContain(before.slice(2) + hit + after.slice(0, -2))
  expect(before.length + after.length).toBeLessThan(220)
})

test('what is marked as hit is always one of the words, in either spelling', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('aeouäöüßst ')), maxLength: 60 })
  fc.assert(
    fc.property(letters, fc.nat(50), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
      const typed = text.slice(from, from + length).trim()
      const words = readNoteWords(typed)
      if (!noteMatches(text, words)) return
      const { before, hit, after } = excerptOf(text, words)
      expect(text).toContain(before.replace(/^… /, '') + hit + after.replace(/ …$/, ''))
      expect(hit).not.toBe('')
    }),
    { numRuns: 500 },
  )
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedForm, allowedSet } from '#shared/anonymity/allowed-words.ts'
import { findTraces } from '#shared/anonymity/find-traces.ts'
import type { Trace } from '#shared/anonymity/trace.ts'
import { inRoot } from '#build/tools/paths.ts'

const rows = readFileSync(inRoot('tests/fixtures/anonymity-sentences.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:Sentence|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, sentence = '', traces = '']) => [sentence, traces] as const)

test('the table is long enough to mean something', () => {
  expect(rows.length).toBeGreaterThanOrEqual(80)
})

test.each(rows)('%s', (sentence, traces) => {
  const found = findTraces(sentence).map(({ kind, text }) => `${kind} ${text}`)
  expect(found.join(' · ') || '–').toBe(traces)
})

/** Text as wild as it gets, and text put together from what the rules look for. */
const pieces = [
  'Frau',
  'Herr',
  'Dr.',
  'Müller',
  'Ahmad',
  'am',
  'geb.',
  '12.',
  '03.2001',
  '+49',
  '0391',
  '555',
  '-',
  '/',
  '(',
  '@',
  'x.de',
  'DE89',
  '3704',
  'Az.',
  'Str.',
  '12',
  'Weg',
  '\n',
  '😀',
  'ẞ',
  'IBAN',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((some) => some.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((some) => some.join('')),
)

test('never throws; every trace lies in the text, says what stands there, and none lies over another', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0
      for (const trace of findTraces(text)) {
        expect(trace.at).toBeGreaterThanOrEqual(last)
        expect(trace.end).toBeGreaterThan(trace.at)
        expect(trace.end).toBeLessThanOrEqual(text.length)
        expect(text.slice(trace.at, trace.end)).toBe(trace.text)
        last = trace.end
      }
    }),
    { numRuns: 1000 },
  )
})

test('what the office allows is silent, and nothing else becomes so', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const before = findTraces(text)
      fc.pre(before.length > 0)
      const [{ text: word }] = before as [Trace]
      const after = findTraces(text, allowedSet([word]))
      expect(after).toEqual(before.filter((trace) => allowedForm(trace.text) !== allowedForm(word)))
    }),
    { numRuns: 500 },
  )
})

test('taking every suggested piece out leaves nothing of it', () => {
  const text = 'Frau Weber, 0176 12345678, kommt.'
  const [trace] = findTraces(text)
  expect(trace?.fixes.at(-1)).toBe('')
})

test('2,000 characters full of traces take less than 5 ms', () => {
  const dense = rows
    .map(([sentence]) => sentence)
    .join(' ')
    .slice(0, 2000)
  expect(dense).toHaveLength(2000)
  for (const text of [
    dense,
    'a'.repeat(2000),
    'Aa '.repeat(666),
    '0'.repeat(2000),
    '1 '.repeat(1000),
    'A1'.repeat(1000),
  ]) {
    for (let warm = 0; warm < 20; warm += 1) findTraces(text)
    const times = Array.from({ length: 21 }, () => {
      const start = performance.now()
      findTraces(text)
      return performance.now() - start
    }).sort((a, b) => a - b)
    expect(times[10]).toBeLessThan(5)
  }
})

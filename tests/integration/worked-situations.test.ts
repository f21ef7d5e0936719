/** The situations of tests/fixtures/worked-situations*.md, which a counsellor can read, against the engine. */
import { describe, expect, test } from 'vitest'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { evaluate } from '#shared/chains/evaluate.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { compareSituation, readAnswers, readSituations } from '#tests/support/worked-situations.ts'

/** What `üblich` stands for in the table of chain D. */
const usualInD: Answers = {
  'side-condition': 'permission-needed',
  'paper-valid-until': '2027-12-31',
  'training-kind': 'recognised',
  'reception-centre': false,
  'work-ban': 'none',
  'removal-pending': false,
  'rejected-in-training': false,
  identity: 'clarified',
  'residence-duty': false,
  'age-band': '18-20',
  'stay-three-years': false,
  'school-three-years': false,
  'stay-long': false,
  'broken-off': false,
  'exam-passed': false,
}

const tables = [
  {
    file: 'worked-situations-d.md',
    usual: usualInD,
    rows: readSituations('worked-situations-d.md', { chain: 'residence-for-training', region: 'magdeburg' }),
  },
  {
    file: 'worked-situations.md',
    usual: {},
    rows: readSituations('worked-situations.md', { chain: '', region: 'magdeburg' }),
  },
]
const all = tables.flatMap(({ rows }) => rows)

test('there are at least sixty of them, numbered in each table', () => {
  expect(all.length).toBeGreaterThanOrEqual(60)
  for (const { rows } of tables)
    expect(rows.map((row) => row.number)).toEqual(rows.map((_row, index) => String(index + 1)))
})

test('each outside chain D says what it follows from', () => {
  for (const { number, derivation = '' } of tables[1]?.rows ?? [])
    expect(derivation, number).toMatch(/§|KomtrZV|zu prüfen/)
})

describe.each(tables)('$file', ({ rows, usual }) => {
  test.each(rows)('$number $situation', (row) => {
    const pairs = compareSituation(row, usual)
    expect(pairs.map(([, found]) => found)).toEqual(pairs.map(([said]) => said))
  })
})

test('a thousand evaluations take a fraction of a second', () => {
  const inputs = tables.flatMap(({ rows, usual }) =>
    rows.flatMap((row) => {
      const chain = bundledLibrary.find(row.chain)
      const date = CalendarDate.parse(row.on.split('.').reverse().join('-'))
      return chain ? [{ chain, date, answers: readAnswers(row.answers, usual), progress: {} }] : []
    }),
  )
  const times = Array.from({ length: 7 }, () => {
    const begun = performance.now()
    for (let count = 0; count < 1000; count++) {
      const input = inputs[count % inputs.length]
      if (input) evaluate(input)
    }
    return performance.now() - begun
  })
  // Other tests run beside this one, so the bound is wide: on a quiet machine it is a tenth of a second.
  expect(Math.min(...times)).toBeLessThan(500)
})

/** The table of tests/fixtures/changes-in-time.md: what the chains say on the day before a change and on the day itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addToDate, CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import { contentAge } from '#shared/chains/content-age.ts'
import { lawChanges, papersOn } from '#shared/chains/reference.ts'
import { compareSituation } from '#tests/support/worked-situations.ts'

const cells = readFileSync(join(import.meta.dirname, '../fixtures/changes-in-time.md'), 'utf8')
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

const rows = cells
  .filter(([first]) => /^\d+$/.test(first ?? ''))
  .map(([number = '', change = '', chain = '', on = '', answers = '', before = '', since = '']) => ({
    number,
    change,
    chain,
    day: CalendarDate.parse(on.split('.').reverse().join('-')),
    answers,
    before,
    since,
  }))

const untouched = cells
  .filter((row) => row.length === 2)
  .flatMap(([id = '', why = '']) => (lawChanges.some((change) => change.id === id) && why ? [id] : []))

describe('on the day before and on the day itself', () => {
  test.each(rows)('$number $change in $chain', ({ number, chain, day, answers, before, since }) => {
    const sides = [
      [addToDate(day, { days: -1 }), before],
      [day, since],
    ] as const
    for (const [date, expected] of sides) {
      const on = date.split('-').reverse().join('.')
      const row = { number, chain, region: 'magdeburg', situation: '', on, answers, expected }
      const pairs = compareSituation(row, {})
      expect(
        pairs.map(([, found]) => found),
        on,
      ).toEqual(pairs.map(([said]) => said))
    }
  })
})

test('every change is in the table, or touches nothing and says why', () => {
  const told = new Set([...rows.map(({ change }) => change), ...untouched])
  expect([...told].sort()).toEqual(lawChanges.map(({ id }) => id).sort())
})

test('the days are those of the changes, as exactly as they are known', () => {
  for (const { change, day } of rows) {
    const { from, precision } = lawChanges.find(({ id }) => id === change) ?? {}
    const exact = { day: 10, month: 7, year: 4 }[precision ?? 'day']
    // What ended on a day shows from the next one on.
    const first = from && change === 'opportunity-title-ended' ? addToDate(from, { days: 1 }) : from
    if (first) expect(day.slice(0, exact), change).toBe(first.slice(0, exact))
  }
})

test('no chain speaks of days before March 2024, and says that it is out of date there', () => {
  for (const chain of bundledChains) {
    expect(chain.valid.from !== null && chain.valid.from >= '2024-03-01', chain.id).toBe(true)
    expect(contentAge(chain, CalendarDate.parse('2024-02-27'))).toBe('outdated')
  }
})

test.each([
  ['training-permit-16g', '2024-02-29', '2024-03-01'],
  ['asylum-permission', '2026-06-11', '2026-06-12'],
  ['integration-title-25a-25b', '2025-12-31', '2026-01-01'],
])('the table of papers holds the old law of %s apart', (paper, before, since) => {
  const rowsOn = (date: string) => papersOn(CalendarDate.parse(date)).filter((row) => row.paper === paper)
  expect(rowsOn(before)).not.toEqual(rowsOn(since))
  expect(rowsOn(before).filter(({ verified }) => verified)).toEqual([])
  expect(rowsOn(since)).toHaveLength(1)
})

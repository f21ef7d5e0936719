/** The table of help by paper is what the chain says, and the chain says what was written down by hand. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { comparedPapers, fundingMatrix, type FundingCell } from '#shared/chains/funding-matrix.ts'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'

const chain = bundledLibrary.find('funding')
const day = (text: string): CalendarDate => text as CalendarDate
const today = day('2026-11-27')

const words: Readonly<Record<FundingCell['state'], string>> = {
  possible: 'ja',
  not: 'nein',
  after: 'Wartezeit',
  depends: 'offen',
  check: 'prüfen',
  unneeded: '–',
  'no-law': 'gab es nicht',
}

/** The rows of the table in the file, by the number of the help. */
function writtenByHand(): readonly (readonly string[])[] {
  const text = readFileSync(new URL('../../../fixtures/funding-matrix.md', import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line.startsWith('| Fö'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

function rowsOn(date: CalendarDate, papers = comparedPapers, staySince: CalendarDate | null = null) {
  if (!chain) throw new Error('There is no chain on funding.')
  return fundingMatrix(chain, { date, papers, staySince })
}

interface Looked {
  readonly date: CalendarDate
  readonly staySince?: CalendarDate
}

function cellOf(step: string, paper: ResidenceFine, { date, staySince }: Looked) {
  return rowsOn(date, [paper], staySince).find((row) => row.step.id === step)?.cells[0]
}

test('the derived table is the one written by hand', () => {
  const derived = rowsOn(today).map(({ step, cells }) => [
    step.id,
    ...cells.map(({ state, toCheck }) => words[state] + (toCheck ? ' ?' : '')),
  ])
  expect(derived).toEqual(writtenByHand().map(([help = '', ...cells]) => [help.split(' ')[0], ...cells]))
})

test('every cell of every paper says why, and speaks of the paper', () => {
  for (const { step, cells } of rowsOn(today, ResidenceFine.options))
    for (const { paper, reasons } of cells)
      expect(
        reasons.some(({ facts }) => facts.includes('paper')),
        `${step.id} ${paper}`,
      ).toBe(true)
})

test('a stay that is known turns a waiting time into a day, and then into a yes', () => {
  expect(cellOf('Fö8', 'toleration', { date: today, staySince: day('2026-01-10') })).toMatchObject({
    state: 'after',
    from: '2027-04-10',
  })
  expect(cellOf('Fö8', 'toleration', { date: today, staySince: day('2025-08-27') })?.state).toBe('possible')
  expect(cellOf('Fö8', 'toleration', { date: today, staySince: day('2025-08-28') })).toMatchObject({
    from: '2026-11-28',
  })
  expect(cellOf('Fö8', 'toleration', { date: today })).toMatchObject({ state: 'after', from: null })
})

test('the course stop of February 2026 closes what was open until the day before', () => {
  expect(cellOf('Fö12', 'asylum-permission', { date: day('2026-02-08') })?.state).toBe('possible')
  expect(cellOf('Fö12', 'asylum-permission', { date: day('2026-02-09') })?.state).toBe('depends')
  expect(cellOf('Fö12', 'protection-title', { date: day('2026-02-09') })?.state).toBe('possible')
})

test('what came with the training guarantee did not exist before it', () => {
  expect(cellOf('Fö2', 'protection-title', { date: day('2024-03-31') })?.state).toBe('no-law')
  expect(cellOf('Fö2', 'protection-title', { date: day('2024-04-01') })?.state).toBe('possible')
})

test('the name of the basic income follows the day', () => {
  const said = (date: string) =>
    cellOf('Fö11', 'protection-title', { date: day(date) })
      ?.reasons.map(({ text }) => text)
      .join(' ')
  expect(said('2026-06-30')).toContain('Bürgergeld')
  expect(said('2026-07-01')).toContain('Grundsicherungsgeld')
  expect(said('2026-07-01')).not.toContain('Bürgergeld')
})

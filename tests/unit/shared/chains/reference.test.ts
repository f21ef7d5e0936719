/** The reference beside the chains: complete, well founded, and right on any day. */
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains, bundledLibrary, sharedParts } from '#shared/chains/catalogue.ts'
import { bareNumbersIn, overlap } from '#shared/chains/check-chain.ts'
import { placeholdersIn } from '#shared/chains/names-in.ts'
import { questionCatalogue } from '#shared/chains/question-catalogue.ts'
import { changesOn, lawChanges, papersChain, papersOn, residencePapers } from '#shared/chains/reference.ts'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import { citationResolves, lawIndex } from '#shared/laws/law-index.ts'
import { readLawTexts } from '#tests/support/law-index.ts'

const laws = readLawTexts() ?? lawIndex
const sources = new Set(bundledSources.map(({ id }) => id))
const day = (text: string): CalendarDate => text as CalendarDate
const chains = [
  'funding',
  'school-to-training',
  'newcomer',
  'recognition',
  'residence-for-training',
  'company',
  'parents',
  'during-training',
]

test.each(ResidenceFine.options)(
  'the paper %s has exactly one row on any day since the spring of 2024',
  (paper) => {
    const rows = residencePapers.filter((row) => row.paper === paper)
    expect(overlap(rows.map(({ valid }) => valid))).toBe(false)
    for (const date of ['2024-03-01', '2025-12-31', '2026-01-01', '2026-06-11', '2026-06-12', '2027-06-01'])
      expect(papersOn(day(date)).filter((row) => row.paper === paper)).toHaveLength(1)
  },
)

test('every row and every change rests on a paragraph that exists and a source that is listed', () => {
  for (const { law, sources: named, verified } of [...residencePapers, ...lawChanges]) {
    if (verified) expect(named).not.toEqual([])
    expect(law.filter((citation) => !citationResolves(citation, laws))).toEqual([])
    expect(named.filter((source) => !sources.has(source))).toEqual([])
  }
})

test('the numbers of the papers are parameters of the chain on residence', () => {
  const known = new Set(bundledLibrary.find(papersChain)?.parameters.map(({ id }) => `parameter:${id}`))
  for (const { summary, by, waiting, traps } of residencePapers)
    for (const text of [summary, by, waiting, ...traps]) {
      expect(bareNumbersIn(text)).toEqual([])
      expect(placeholdersIn(text).filter((name) => !known.has(name))).toEqual([])
    }
})

test('a change names chains that are planned, and steps that exist where the chain is at hand', () => {
  expect(new Set(lawChanges.map(({ id }) => id)).size).toBe(lawChanges.length)
  for (const { chain, steps } of lawChanges.flatMap((change) => change.chains)) {
    expect(chains).toContain(chain)
    const known = bundledLibrary.find(chain)?.steps.map(({ id }) => id) ?? steps
    expect(known).toEqual(expect.arrayContaining([...steps]))
  }
})

test('what is still open is never called checked, and what is done has a day', () => {
  for (const { state, from, verified } of lawChanges) {
    if (state === 'open') expect(verified).toBe(false)
    else expect(from).not.toBeNull()
  }
})

test('a change is to come before its day, recent after it, and then simply in force', () => {
  const stateOf = (date: string) =>
    changesOn(day(date)).find(({ change }) => change.id === 'work-after-three-months')?.state
  expect(['2026-06-11', '2026-06-12', '2026-12-11', '2026-12-12'].map(stateOf)).toEqual([
    'to-come',
    'recent',
    'recent',
    'in-force',
  ])
  expect(changesOn(day('2026-11-27')).at(-1)?.state).toBe('open')
})

test('the catalogue of questions has every number from E01 to E28, each with its consequence', () => {
  const catalogue = questionCatalogue(sharedParts.questions, bundledChains)
  const numbers = new Set(catalogue.map(({ question }) => question.code))
  for (let number = 1; number <= 28; number += 1)
    expect(numbers).toContain(`E${String(number).padStart(2, '0')}`)
  for (const { question } of catalogue) if (question.code) expect(question.consequence).toBeTruthy()
})

test('the catalogue says where a question is asked', () => {
  const paper = questionCatalogue(sharedParts.questions, bundledChains).find(
    ({ question }) => question.id === 'paper',
  )
  expect(paper?.uses.map(({ chain }) => chain)).toEqual(
    expect.arrayContaining(['residence-for-training', 'funding']),
  )
  expect(paper?.uses.find(({ chain }) => chain === 'funding')?.steps).toContain('Fö0')
})

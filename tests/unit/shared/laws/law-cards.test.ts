import { expect, test } from 'vitest'
import { bundledChains } from '#shared/chains/catalogue.ts'
import { officialAddress } from '#shared/laws/law-card.ts'
import { parseCitation } from '#shared/laws/citation.ts'
import { findCard, lawCards } from '#shared/laws/law-cards.ts'
import { lawIndex } from '#shared/laws/law-index.ts'

const cited = new Set(
  bundledChains
    .flatMap((chain) => [
      ...chain.parameters.flatMap((parameter) => parameter.versions),
      ...chain.steps.flatMap((step) => [step, ...step.rules, ...step.dates]),
    ])
    .flatMap((statement) => statement.law),
)

test('every paragraph the chains cite has its card, and a place to read it', () => {
  const parts = [...cited].map((citation) => parseCitation(citation))
  const missing = parts.filter((part) => part !== null && findCard(part) === null)
  expect([...new Set(missing.map((part) => `§ ${part?.section} ${part?.law}`))]).toEqual([])
  for (const part of parts) expect(part && officialAddress(part.law, part.section)).toMatch(/^www\./)
})

test('every card speaks of a paragraph, and of subsections, that exist; each once', () => {
  const names = lawCards.map(({ law, section }) => `${law} ${section}`)
  expect(new Set(names).size).toBe(names.length)
  for (const { law, section, parts } of lawCards) {
    const subsections = lawIndex[law]?.[section]
    expect(subsections, `§ ${section} ${law}`).toBeDefined()
    for (const part of Object.keys(parts))
      expect(subsections, `§ ${section} Abs. ${part} ${law}`).toContain(part)
  }
})

test('a law nobody knows has no address', () => {
  expect(officialAddress('NoSuchG', '1')).toBeNull()
  expect(findCard({ law: 'AufenthG', section: '999' })).toBeNull()
})

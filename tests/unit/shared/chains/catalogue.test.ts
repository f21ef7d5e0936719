/** What every shipped chain must fulfil, in every region, whatever it says. */
import { describe, expect, test } from 'vitest'
import { bundledChains, bundledLibrary, bundledOverlays, sharedParts } from '#shared/chains/catalogue.ts'
import { checkChain, type CheckContext } from '#shared/chains/check-chain.ts'
import { chainOn, turningDays } from '#shared/chains/chain-on-day.ts'
import { namesIn } from '#shared/chains/names-in.ts'
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import { Region, valueLists } from '#shared/domain/value-lists.ts'
import { citationResolves, lawIndex } from '#shared/laws/law-index.ts'
import { readLawTexts } from '#tests/support/law-index.ts'

const lawTexts = readLawTexts()
const context: CheckContext = {
  sources: new Set(bundledSources.map((source) => source.id)),
  chains: new Set(bundledChains.map((chain) => chain.id)),
  laws: lawTexts ?? lawIndex,
}
const regions = Region.options

/** Values that chains speak of on days before the first one that is kept; the text says so in words. */
const firstKnown: Readonly<Record<string, string>> = {
  'orientation-internship-shortest': '2024-04-01',
  'orientation-internship-longest': '2024-04-01',
  'bab-need': '2024-08-01',
}

describe.each(bundledChains.map((chain) => [chain.id, chain] as const))('the chain %s', (id, chain) => {
  test.each(regions)('makes sense in %s', (region) => {
    const edition = bundledLibrary.edition(id, region)
    expect(edition && checkChain(edition.chain, context)).toEqual([])
  })

  test.each(turningDays(chain))('makes sense as it read on %s, in every region', (day) => {
    for (const region of regions) {
      const edition = bundledLibrary.edition(id, region)
      const then = chainOn(edition?.chain ?? chain, day)
      expect(checkChain(then, context)).toEqual([])
      const used = namesIn(then.steps).parameters
      const silent = then.parameters.filter(
        ({ id: name, versions }) => used.has(name) && versions.length === 0,
      )
      expect(silent.filter(({ id: name }) => day >= (firstKnown[name] ?? ''))).toEqual([])
    }
  })

  test('uses the values of the lists where it asks what a case knows', () => {
    const options = (name: string): readonly string[] | undefined =>
      chain.questions.find((question) => question.id === name)?.options?.map((option) => option.value)
    expect(options('paper') ?? valueLists.residenceFine.options).toEqual(valueLists.residenceFine.options)
    expect(options('german') ?? valueLists.germanLevel.options).toEqual(valueLists.germanLevel.options)
    expect(options('age-band') ?? valueLists.ageBand.options).toEqual(valueLists.ageBand.options)
  })

  test('asks every question of its own, and counts with every number of its own', () => {
    const named = namesIn(chain.steps)
    for (const question of chain.questions) expect(named.questions).toContain(question.id)
    for (const parameter of chain.parameters) expect(named.parameters).toContain(parameter.id)
  })

  test('is newest in the version it carries', () => {
    expect(bundledLibrary.find(id)?.version).toBe(chain.version)
    expect(bundledLibrary.find(id, '1999-01-01')).toBeNull()
  })
})

test('the index of the laws is what the texts say, where they are at hand', () => {
  expect(lawTexts ?? lawIndex).toEqual(lawIndex)
})

test('a citation of what does not exist does not resolve', () => {
  expect(citationResolves('§ 16g Abs. 3 Satz 1 AufenthG')).toBe(true)
  expect(citationResolves('§ 16g Abs. 99 AufenthG')).toBe(false)
  expect(citationResolves('§ 999 AufenthG')).toBe(false)
  expect(citationResolves('§ 1 NoSuchG')).toBe(false)
})

test('every overlay speaks of a chain and of steps that exist, once for each region at most', () => {
  const keys = bundledOverlays.map((overlay) => `${overlay.chain} ${overlay.region}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const overlay of bundledOverlays) {
    const steps =
      bundledLibrary.edition(overlay.chain, overlay.region)?.chain.steps.map((step) => step.id) ?? []
    expect(overlay.notes.filter(({ step }) => !steps.includes(step))).toEqual([])
    expect(overlay.notes.filter(({ verified, sources }) => verified && sources.length === 0)).toEqual([])
    expect(overlay.notes.flatMap(({ sources }) => sources).filter((id) => !context.sources.has(id))).toEqual(
      [],
    )
    for (const step of Object.keys(overlay.bodies)) expect(steps).toContain(step)
    for (const { from, step } of overlay.addedWays)
      expect(steps).toEqual(expect.arrayContaining([from, step]))
  }
})

test('the law of the last years turned the chains over on many days', () => {
  const days = new Set(bundledChains.flatMap(turningDays))
  expect(days).toContain('2026-06-12')
  expect(days.size).toBeGreaterThan(5)
})

test('what chains share stands once', () => {
  for (const parts of [sharedParts.questions, sharedParts.parameters])
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
})

test('a chain nobody knows is not found', () => {
  expect(bundledLibrary.find('no-such-chain')).toBeNull()
  expect(bundledLibrary.edition('no-such-chain', 'magdeburg')).toBeNull()
})

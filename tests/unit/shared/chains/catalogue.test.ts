/** What every shipped chain must fulfil, whatever it says. */
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledChains, bundledOverlays, findChain } from '#shared/chains/catalogue.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import { parseCitation } from '#shared/chains/citation.ts'
import type { Condition } from '#shared/chains/condition.ts'
import type { Parameter } from '#shared/chains/parameter.ts'
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import { valueLists } from '#shared/domain/value-lists.ts'
import lawIndexFixture from '#tests/fixtures/law-index.json' with { type: 'json' }
import { readLawTexts, type LawIndex } from '#tests/support/law-index.ts'

const lawTexts = readLawTexts()
const lawIndex: LawIndex = lawTexts ?? lawIndexFixture
const sourceIds = new Set(bundledSources.map((source) => source.id))

/** Everything in a chain that makes a statement. */
function grounded(chain: Chain): readonly { law: readonly string[]; sources: readonly string[] }[] {
  return [
    ...chain.parameters.flatMap((parameter) => parameter.versions),
    ...chain.steps.flatMap((step) => [step, ...step.rules, ...step.dates]),
  ]
}

function conditionsOf(step: Step): readonly Condition[] {
  return [
    step.neededWhen,
    step.doneWhen,
    ...step.rules.map((rule) => rule.when),
    ...step.dates.map((rule) => rule.when),
  ].filter((condition) => condition !== undefined)
}

interface Asked {
  readonly question: string
  readonly values: readonly unknown[]
}

function questionsIn(condition: Condition): readonly Asked[] {
  if ('question' in condition) return [{ question: condition.question, values: condition.is }]
  if ('answered' in condition) return condition.answered.map((question) => ({ question, values: [] }))
  if ('reached' in condition) return [{ question: condition.reached.from, values: [] }]
  if ('not' in condition) return questionsIn(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(questionsIn)
}

function foundIn(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? '')
}

function textsOf(step: Step): readonly string[] {
  return [...step.rules, ...step.dates].map((rule) => rule.text)
}

function overlapping(versions: Parameter['versions']): boolean {
  const spans = versions
    .map(({ valid }) => [valid.from ?? '0000', valid.until ?? '9999'] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return spans.some(([from], index) => index > 0 && from <= (spans[index - 1]?.[1] ?? ''))
}

describe.each(bundledChains.map((chain) => [chain.id, chain] as const))('the chain %s', (_id, chain) => {
  const stepIds = chain.steps.map((step) => step.id)
  const questionIds = chain.questions.map((question) => question.id)

  test('names steps, questions, phases and parameters once each', () => {
    for (const ids of [
      stepIds,
      questionIds,
      chain.phases.map((p) => p.id),
      chain.parameters.map((p) => p.id),
    ])
      expect(new Set(ids).size).toBe(ids.length)
    for (const step of chain.steps) expect(chain.phases.map((phase) => phase.id)).toContain(step.phase)
  })

  test('leads from its entry to every step, and never into nothing', () => {
    const reached = new Set([chain.entry])
    for (const id of reached)
      for (const next of chain.steps.find((step) => step.id === id)?.leadsTo ?? []) reached.add(next.step)
    expect([...reached].sort()).toEqual([...stepIds].sort())
    for (const step of chain.steps) expect(step.leadsTo.length > 0 || step.outcome !== undefined).toBe(true)
  })

  test('lets no step wait for itself, however far round', () => {
    const settled = new Set<string>()
    for (let round = 0; round < chain.steps.length; round++)
      for (const step of chain.steps) if (step.after.every((id) => settled.has(id))) settled.add(step.id)
    expect(settled.size).toBe(chain.steps.length)
  })

  test('asks only questions it has, about answers they have, and uses every one', () => {
    const asked = chain.steps.flatMap((step) => conditionsOf(step).flatMap(questionsIn))
    const dates = chain.steps.flatMap((step) => step.dates.map((rule) => rule.on.from))
    for (const { question, values } of asked) {
      const found = chain.questions.find((candidate) => candidate.id === question)
      expect(found, question).toBeDefined()
      const possible = found?.options?.map((option) => option.value) ?? [true, false]
      for (const value of values) expect(possible).toContain(value)
    }
    for (const question of dates) expect(questionIds).toContain(question)
    expect(new Set([...asked.map((item) => item.question), ...dates])).toEqual(new Set(questionIds))
  })

  test('uses the values of the lists where it asks what a case knows', () => {
    const options = (id: string): readonly string[] | undefined =>
      chain.questions.find((question) => question.id === id)?.options?.map((option) => option.value)
    expect(options('paper') ?? valueLists.residenceFine.options).toEqual(valueLists.residenceFine.options)
    expect(options('german') ?? valueLists.germanLevel.options).toEqual(valueLists.germanLevel.options)
    expect(options('age-band') ?? valueLists.ageBand.options).toEqual(valueLists.ageBand.options)
  })

  test('fills every placeholder of its texts', () => {
    const parameterIds = chain.parameters.map((parameter) => `parameter:${parameter.id}`)
    for (const step of chain.steps)
      for (const text of textsOf(step))
        for (const [, name = ''] of text.matchAll(/\{([^}]*)\}/g))
          expect([...questionIds, ...parameterIds, 'date']).toContain(name)
  })

  test('counts with parameters it has, and uses every one', () => {
    const counted = chain.steps.flatMap((step) => [
      ...step.dates.flatMap((rule) => [rule.on.after, rule.on.before]),
      ...foundIn(JSON.stringify(conditionsOf(step)), /"(?:after|before)":"([^"]+)"/g),
      ...foundIn(textsOf(step).join(' '), /\{parameter:([^}]*)\}/g),
    ])
    const used = new Set(counted.filter((id) => id !== undefined))
    expect([...used].sort()).toEqual(chain.parameters.map((parameter) => parameter.id).sort())
  })

  test('has one value of a parameter for each day', () => {
    for (const parameter of chain.parameters)
      expect(overlapping(parameter.versions), parameter.id).toBe(false)
  })

  test('says for everything checked where it is written', () => {
    for (const statement of grounded(chain)) {
      for (const source of statement.sources) expect(sourceIds).toContain(source)
      if ('verified' in statement && statement.verified === true) expect(statement.sources).not.toEqual([])
    }
  })

  test('cites paragraphs and subsections that exist', () => {
    const citations = new Set(grounded(chain).flatMap((statement) => statement.law))
    expect(citations.size).toBeGreaterThan(0)
    for (const citation of citations) {
      const parts = parseCitation(citation)
      assert(parts, citation)
      const subsections = lawIndex[parts.law]?.[parts.section]
      expect(subsections, citation).toBeDefined()
      if (parts.subsection !== null) expect(subsections, citation).toContain(parts.subsection)
    }
  })
})

test('the index of the laws is what the texts say, where they are at hand', () => {
  expect(lawTexts ?? lawIndexFixture).toEqual(lawIndexFixture)
})

test('every overlay belongs to a chain and to its steps, and there is one for each region at most', () => {
  const keys = bundledOverlays.map((overlay) => `${overlay.chain} ${overlay.region}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const overlay of bundledOverlays) {
    const steps = [...(findChain(overlay.chain)?.steps ?? []), ...overlay.addedSteps].map((step) => step.id)
    for (const note of overlay.notes) {
      expect(steps).toContain(note.step)
      for (const source of note.sources) expect(sourceIds).toContain(source)
    }
    for (const step of Object.keys(overlay.bodies)) expect(steps).toContain(step)
  }
})

test('a chain is found by its name and version, and not in a version that is not shipped', () => {
  const version = findChain('residence-for-training')?.version ?? ''
  expect(findChain('residence-for-training', version)?.letter).toBe('D')
  expect(findChain('residence-for-training', '1999-01-01')).toBeNull()
  expect(findChain('no-such-chain')).toBeNull()
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quarterStart, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, CaseProfile } from '#shared/domain/case-file.ts'
import { figureRows, leastAlike, tellingFacts, type FigureRow } from '#shared/domain/figures.ts'
import { factLists } from '#shared/domain/profile-facts.ts'
import { valueLists } from '#shared/domain/value-lists.ts'
import { figureLines, readFigures } from '#shared/exchange/figure-lines.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const today = '2026-11-22' as CalendarDate
const canary = 'Kanarienvogel'
const id = (number: number): string => `ca4a2e${number.toString(16).padStart(26, '0')}`

/** A case with a canary wherever a text can stand, and days that are no first days of quarters. */
function caseWithCanaries(number: number, profile: Partial<CaseProfile> = {}): CaseFile {
  const texts = { concern: canary, strengths: canary, code: 'K7MD-3XRF', adviser: 'KV' }
  return {
    ...sampleCase,
    id: id(number),
    profile: {
      ...sampleCase.profile,
      ...(texts as Partial<CaseProfile>),
      event: id(1),
      ...profile,
    },
    consultations: sampleCase.consultations.map((one) => ({
      ...one,
      id: id(2),
      note: canary,
      place: canary,
      by: 'KV',
    })),
    agreements: [{ id: id(3), who: 'client', what: canary, due: today, done: false }],
    followUps: [{ id: id(4), on: today, what: canary, done: false }],
    referrals: sampleCase.referrals.map((one) => ({
      ...one,
      ...{ id: id(5), bodyType: canary, body: canary, town: canary, reason: canary },
    })),
    chainRuns: sampleCase.chainRuns.map((run) => ({
      ...run,
      id: id(6),
      chain: canary,
      answers: { q: canary },
    })),
    links: [{ id: id(7), kind: 'other', other: id(8) }],
    places: [
      {
        id: id(9),
        kind: 'dual-training',
        occupation: 'unclear',
        region: 'magdeburg',
        german: null,
        startOn: today,
        count: 2,
        note: canary,
        closed: false,
      },
    ],
    placements: [
      {
        id: id(10),
        place: id(9),
        other: id(8),
        kind: 'dual-training',
        state: 'begun',
        on: today,
        note: canary,
      },
    ],
    history: [{ day: today, time: '14:03', by: 'KV', names: [canary] }],
    conflicts: [canary],
    unread: [canary],
  }
}

const one = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 4 })
const profile: fc.Arbitrary<Partial<CaseProfile>> = fc.record({
  region: fc.constantFrom(...valueLists.region.options),
  clientGroup: fc.constantFrom(...valueLists.clientGroup.options),
  openedOn: fc.constantFrom(...(['2026-01-17', '2026-05-04', '2026-08-09', '2026-11-20'] as CalendarDate[])),
  closedOn: one(['2026-11-21' as CalendarDate]),
  gender: one(valueLists.gender.options),
  ageBand: one(valueLists.ageBand.options),
  residence: one(valueLists.residence.options),
  occupation: one(['electrical', 'unclear'] as const),
  german: one(valueLists.germanLevel.options),
  binnedOn: fc.option(fc.constant(today), { freq: 2 }),
})
const stock = fc.array(profile, { maxLength: 90, size: 'max' })
const filesOf = (profiles: readonly Partial<CaseProfile>[]) =>
  profiles.map((values, index) => caseWithCanaries(index + 100, values))
const factsOf = (row: FigureRow) =>
  Object.entries(row).filter(([name]) => tellingFacts.some((fact) => fact === name))

describe('rows for counting', () => {
  test('hold no text, no code, no id, nobody’s initials and no day but first days of quarters', () => {
    const allowed = [
      ...tellingFacts,
      'closed',
      'topics',
      'results',
      'talks',
      'referrals',
      'chains',
      'places',
      'placements',
    ]
    fc.assert(
      fc.property(stock, (profiles) => {
        const rows = figureRows(filesOf(profiles))
        const text = JSON.stringify(rows)
        for (const forbidden of [canary, canary.toLowerCase(), 'K7MD', 'KV', 'ca4a2e'])
          expect(text).not.toContain(forbidden)
        for (const row of rows) expect(allowed).toEqual(expect.arrayContaining(Object.keys(row)))
        for (const [day] of text.matchAll(/\d{4}-\d{2}-\d{2}/g))
          expect(day).toBe(quarterStart(day as CalendarDate))
        expect(rows.length).toBe(rows.length === 0 ? 0 : profiles.filter(({ binnedOn }) => !binnedOn).length)
      }),
      { numRuns: 150 },
    )
  })

  test('look like at least four others, whatever cases there are', () => {
    let withheld = 0
    fc.assert(
      fc.property(stock, (profiles) => {
        const rows = figureRows(filesOf(profiles))
        const counts = new Map<string, number>()
        for (const row of rows) {
          const facts = JSON.stringify(factsOf(row).sort())
          counts.set(facts, (counts.get(facts) ?? 0) + 1)
          if (factsOf(row).length < tellingFacts.length) withheld++
        }
        for (const [facts, count] of counts) expect(count, facts).toBeGreaterThanOrEqual(leastAlike)
      }),
      { numRuns: 300 },
    )
    expect(withheld).toBeGreaterThan(1_000)
  })

  test('say the same in any order of the cases, and pass as lines of a package', () => {
    fc.assert(
      fc.property(stock, (profiles) => {
        const files = filesOf(profiles)
        const rows = figureRows(files)
        expect(figureRows([...files].reverse())).toEqual(rows)
        expect(figureRows([...files.slice(7), ...files.slice(0, 7)])).toEqual(rows)
        const set = { at: today, rows }
        expect(readFigures(figureLines(set))).toEqual(set)
      }),
      { numRuns: 50 },
    )
  })

  test('keep what is counted where enough are alike', () => {
    const [row, ...others] = figureRows(Array.from({ length: 5 }, () => sampleCase))
    expect(others).toEqual([row, row, row, row])
    expect(row).toMatchObject({
      clientGroup: 'young-person',
      opened: '2026-10-01',
      origin: 'asylum-countries-other',
      sector: null,
      closed: null,
      topics: ['application', 'residence-permit'],
      talks: { office: 1, outreach: 1, phone: 1 },
    })
  })

  test.each([
    [1, 1],
    [2, 2],
    [4, 2],
    [5, 5],
    [37, 5],
  ])('say of %i talks only that they were at least %i', (count, told) => {
    const [first] = sampleCase.consultations
    const consultations = Array.from({ length: count }, () => ({ ...first, kind: 'phone' }) as const)
    const file = { ...sampleCase, consultations: consultations as CaseFile['consultations'] }
    expect(figureRows(Array.from({ length: 5 }, () => file))[0]).toMatchObject({ talks: { phone: told } })
  })

  test('are none where there are fewer than five cases', () => {
    expect(figureRows(Array.from({ length: 4 }, () => sampleCase))).toEqual([])
  })
})

test('every value of a list may stand in a row', () => {
  const lists = [
    ...Object.values(factLists),
    'topic',
    'caseResult',
    'consultationKind',
    'clientGroup',
    'region',
  ] as const
  for (const list of lists)
    for (const value of valueLists[list].options) {
      const set = { at: today, rows: [{ fact: value }] }
      expect(readFigures(figureLines(set)), value).toEqual(set)
    }
})

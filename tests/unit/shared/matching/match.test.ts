import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseHead, HeadPlace } from '#shared/domain/case-head.ts'
import { occupationGroups } from '#shared/domain/open-lists.ts'
import { GermanLevel, Region } from '#shared/domain/value-lists.ts'
import { fittingPeople, fittingPlaces } from '#shared/matching/find-matches.ts'
import { bestScore, horizonOn, matchPlace, type Match } from '#shared/matching/match.ts'
import { areNeighbours } from '#shared/matching/neighbours.ts'
import { someHead } from '#tests/support/heads.ts'

const today = '2026-11-26' as CalendarDate
const day = (text: string) => text as CalendarDate
const id = (number: number): string => number.toString(16).padStart(32, '0')

function somePlace(given: Partial<HeadPlace> = {}): HeadPlace {
  return {
    entity: id(900),
    kind: 'dual-training',
    occupation: 'metal',
    region: 'stendal',
    german: 'b1',
    startOn: day('2027-08-01'),
    free: 1,
    ...given,
  }
}

function someone(given: Partial<CaseHead> = {}): CaseHead {
  return someHead({ occupation: 'metal', region: 'stendal', german: 'b1', ...given })
}

function matched(
  person: Partial<CaseHead>,
  place: Partial<HeadPlace> = {},
  placed: readonly string[] = [],
): Match {
  const horizon = horizonOn(today)
  return matchPlace({
    place: somePlace(place),
    person: someone(person),
    placed: new Map(placed.map((person) => [person, new Set(['dual-training'] as const)])),
    horizon,
  })
}

describe('a place and a person', () => {
  test('everything fits', () => {
    expect(matched({})).toEqual({
      fits: true,
      score: bestScore,
      reasons: [
        { kind: 'occupation-same', points: 50 },
        { kind: 'region-same', points: 30 },
        { kind: 'german-enough', points: 20 },
        { kind: 'start-soon', points: 5 },
      ],
    })
  })

  test.each([
    ['German one level short', { person: { german: 'a2' }, place: {}, is: 'german-short' }],
    ['German far short', { person: { german: 'a1' }, place: { german: 'b2' }, is: 'german-too-short' }],
    ['German never asked of the person', { person: { german: null }, place: {}, is: 'german-unknown' }],
    [
      'German not asked by the company',
      { person: { german: 'none' }, place: { german: null }, is: 'german-not-asked' },
    ],
    ['next door', { person: { region: 'altmarkkreis-salzwedel' }, place: {}, is: 'region-near' }],
    ['far away', { person: { region: 'salzlandkreis' }, place: {}, is: 'region-far' }],
    [
      'does not know yet what to become',
      { person: { occupation: 'unclear' }, place: {}, is: 'occupation-open' },
    ],
    ['start in two years', { person: {}, place: { startOn: day('2028-09-01') }, is: 'start-later' }],
    ['start open', { person: {}, place: { startOn: null }, is: 'start-open' }],
    ['start long past', { person: {}, place: { startOn: day('2026-05-01') }, is: 'start-past' }],
  ] as const)('%s', (_words, { person, place, is }) => {
    const match = matched(person, place)
    expect(match.fits && match.reasons.map(({ kind }) => kind)).toContain(is)
  })

  test.each([
    ['another occupation', { person: { occupation: 'care' }, place: {}, is: 'other-occupation' }],
    ['no occupation in mind', { person: { occupation: null }, place: {}, is: 'occupation-unknown' }],
    ['a closed case', { person: { closedOn: today }, place: {}, is: 'case-closed' }],
    ['a case in the bin', { person: { binnedOn: today }, place: {}, is: 'case-closed' }],
    ['parents', { person: { clientGroup: 'parent' }, place: {}, is: 'no-person' }],
    ['no place left', { person: {}, place: { free: 0 }, is: 'no-free-place' }],
  ] as const)('ruled out: %s', (_words, { person, place, is }) => {
    expect(matched(person, place)).toEqual({ fits: false, exclusion: is })
  })

  test('who has agreed elsewhere is not offered again', () => {
    expect(matched({ id: id(1) }, {}, [id(1)])).toEqual({ fits: false, exclusion: 'already-placed' })
  })

  test.each([
    ['internship', 'dual-training', true],
    ['entry-qualification', 'dual-training', true],
    ['work-shadowing', 'internship', true],
    ['internship', 'internship', false],
    ['work', 'dual-training', false],
    ['dual-training', 'internship', false],
  ] as const)('who has %s fits a place of %s: %s', (has, kind, fits) => {
    const placed = new Map([[id(1), new Set([has])]])
    const pairing = {
      place: somePlace({ kind }),
      person: someone({ id: id(1) }),
      placed,
      horizon: horizonOn(today),
    }
    expect(matchPlace(pairing).fits).toBe(fits)
  })
})

const heads = fc.record({
  id: fc.integer({ min: 1, max: 9999 }).map(id),
  region: fc.constantFrom(...Region.options),
  german: fc.constantFrom(null, ...GermanLevel.options),
  occupation: fc.constantFrom(null, ...occupationGroups.options),
  closedOn: fc.constantFrom(null, null, null, today),
})
const places = fc.record({
  region: fc.constantFrom(...Region.options),
  german: fc.constantFrom(null, ...GermanLevel.options),
  occupation: fc.constantFrom(...occupationGroups.options),
  startOn: fc.constantFrom(null, day('2027-08-01'), day('2025-01-01'), day('2029-01-01')),
  free: fc.integer({ min: 0, max: 3 }),
})

test('better German never lowers a match', () => {
  fc.assert(
    fc.property(fc.tuple(heads, places), fc.tuple(fc.nat(6), fc.nat(6)), ([head, place], pair) => {
      const [lower, higher] = [Math.min(...pair), Math.max(...pair)].map((at) => GermanLevel.options[at])
      const [worse, better] = [lower, higher].map((german) => matched({ ...head, german }, place))
      expect(worse?.fits).toBe(better?.fits)
      if (worse?.fits && better?.fits) expect(better.score).toBeGreaterThanOrEqual(worse.score)
    }),
  )
})

test('the score is what its reasons add up to, within its bounds', () => {
  fc.assert(
    fc.property(heads, places, (head, place) => {
      const match = matched(head, place)
      if (!match.fits) return
      expect(match.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(match.score)
      expect(match.reasons).toHaveLength(4)
      expect(match.score).toBeLessThanOrEqual(bestScore)
      expect(match.score).toBeGreaterThanOrEqual(-10)
    }),
  )
})

test('the order of the cases makes no difference, and nobody who is ruled out is shown', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(heads, { selector: (head) => head.id, maxLength: 30 }),
      places,
      (given, place) => {
        const people = given.map((head) => someone(head))
        const search = { today, count: 10 }
        const found = fittingPeople(somePlace(place), { ...search, heads: people })
        expect(fittingPeople(somePlace(place), { ...search, heads: people.toReversed() })).toEqual(found)
        for (const { person } of found.best) expect(matched(person, place).fits).toBe(true)
        expect(found.total).toBe(people.filter((person) => matched(person, place).fits).length)
      },
    ),
  )
})

test('from the person the same pairs are found as from the place', () => {
  const company = someHead({
    id: id(50),
    clientGroup: 'company',
    company: {
      size: null,
      sector: null,
      trainsNow: null,
      eligibility: null,
      places: [somePlace(), somePlace({ entity: id(901), occupation: 'care' })],
      placements: [],
    },
  })
  const person = someone({ id: id(1) })
  const search = { heads: [company, person], today, count: 5 }
  const [place] = fittingPlaces(person, search).best
  const [found] = fittingPeople(somePlace(), search).best
  expect(place).toMatchObject({ place: { entity: id(900) }, score: found?.score })
  expect(fittingPlaces(person, search).excluded).toEqual({ 'other-occupation': 1 })
  expect(fittingPlaces(person, { ...search, heads: [{ ...company, closedOn: today }, person] }).total).toBe(0)
})

test('borders hold both ways, and no district is its own neighbour', () => {
  for (const one of Region.options) {
    expect(areNeighbours(one, one)).toBe(false)
    for (const other of Region.options) expect(areNeighbours(one, other)).toBe(areNeighbours(other, one))
  }
})

test('200 places are held against 5,000 people in well under a second', () => {
  const people = Array.from({ length: 5000 }, (_, at) =>
    someone({ id: id(at + 1), occupation: occupationGroups.options[at % 15] ?? 'metal' }),
  )
  const begun = process.cpuUsage()
  for (let at = 0; at < 200; at++) fittingPeople(somePlace(), { heads: people, today, count: 20 })
  const used = process.cpuUsage(begun)
  expect((used.user + used.system) / 1000).toBeLessThan(600)
})

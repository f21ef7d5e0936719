import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, Placement, TrainingPlace } from '#shared/domain/case-file.ts'
import {
  askAfter,
  closePlace,
  isTaken,
  movePlacement,
  offerPlace,
  peopleAt,
  possibleStates,
  proposePlacement,
  removePlacement,
  restorePlacement,
  resultOf,
  type Move,
} from '#shared/domain/company-writes.ts'
import { PlaceKind, PlacementState } from '#shared/domain/company-lists.ts'
import { caseResults } from '#shared/domain/open-lists.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { recordOf } from '#tests/support/registers.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const day = (text: string) => text as CalendarDate
const today = day('2026-11-26')
const id = (letter: string) => letter.repeat(32)
const place: TrainingPlace = {
  id: id('a'),
  kind: 'dual-training',
  occupation: 'hospitality',
  region: 'stendal',
  german: 'b1',
  startOn: day('2027-08-01'),
  count: 2,
  note: '',
  closed: false,
}
const placement: Placement = {
  id: id('b'),
  place: place.id,
  other: id('c'),
  kind: 'dual-training',
  state: 'proposed',
  on: today,
  note: '',
}
const company: CaseFile = {
  ...sampleCase,
  id: id('1'),
  profile: { ...sampleCase.profile, clientGroup: 'company' },
  places: [place],
}
const person: CaseFile = { ...sampleCase, id: id('2') }

describe('places', () => {
  test('an offer is one register', () => {
    expect(offerPlace(company, place, today)).toEqual({
      ok: true,
      value: [{ name: `o.${place.id}`, value: place }],
    })
  })

  test('a new place whose start lies more than a year back is refused, a known one may grow old', () => {
    const old = { ...place, startOn: day('2025-08-01') }
    expect(offerPlace({ ...company, places: [] }, old, today)).toMatchObject({
      error: { type: 'StartLongPast' },
    })
    expect(offerPlace(company, old, today).ok).toBe(true)
  })

  test('a place cannot shrink below those who have it', () => {
    const taken = ['d', 'e'].map((letter) => ({ ...placement, id: id(letter), state: 'agreed' as const }))
    const file = { ...company, placements: taken }
    expect(offerPlace(file, { ...place, count: 1 }, today)).toMatchObject({
      error: { type: 'FewerPlacesThanPeople', people: 2 },
    })
    expect(offerPlace(file, place, today).ok).toBe(true)
  })

  test('closing keeps the place and can be taken back', () => {
    expect(closePlace(place, true)).toEqual([{ name: `o.${place.id}`, value: { ...place, closed: true } }])
  })
})

describe('placements', () => {
  const ids = [id('7'), id('8'), id('9')] as const

  test('a proposal stands in both cases, linked both ways', () => {
    const proposed = proposePlacement({ company, person, place, on: today, ids })
    expect(proposed).toMatchObject({
      ok: true,
      value: [
        {
          id: company.id,
          writes: [{ name: `m.${id('7')}` }, { value: { kind: 'candidate', other: person.id } }],
        },
        { id: person.id, writes: [{ value: { kind: 'company', other: company.id } }] },
      ],
    })
  })

  test('who is linked already is not linked twice, and nobody is proposed twice', () => {
    const linked = { ...person, links: [{ id: id('f'), kind: 'company' as const, other: company.id }] }
    const once = proposePlacement({ company, person: linked, place, on: today, ids })
    expect(once.ok && once.value.map((change) => change.id)).toEqual([company.id])
    const known = { ...company, placements: [{ ...placement, other: person.id }] }
    expect(proposePlacement({ company: known, person, place, on: today, ids })).toMatchObject({
      error: { type: 'AlreadyProposed' },
    })
    const failed = { ...company, placements: [{ ...placement, other: person.id, state: 'failed' as const }] }
    expect(proposePlacement({ company: failed, person, place, on: today, ids }).ok).toBe(true)
  })

  test('a closed place takes nobody', () => {
    const closed = { ...place, closed: true }
    expect(proposePlacement({ company, person, place: closed, on: today, ids })).toMatchObject({
      error: { type: 'PlaceClosed' },
    })
  })

  test('states follow each other, with days that do not run backwards', () => {
    const agreed = movePlacement(placement, { to: 'agreed', on: today })
    expect(agreed).toMatchObject({ ok: true, value: [{ value: { state: 'agreed', on: today } }] })
    expect(movePlacement(placement, { to: 'ended', on: today })).toMatchObject({
      error: { type: 'StateNotPossible', from: 'proposed', to: 'ended' },
    })
    expect(movePlacement(placement, { to: 'agreed', on: day('2026-11-25') })).toMatchObject({
      error: { type: 'MoveBeforeLast' },
    })
  })

  test('every state comes to an end', () => {
    for (const state of PlacementState.options) {
      const next = possibleStates(state)
      expect(next.every((to) => to !== state)).toBe(true)
      expect(next.length > 0).toBe(state !== 'ended' && state !== 'failed')
    }
  })

  test('whoever begins is asked after in the second week and before the third month ends', () => {
    const writes = askAfter(day('2027-08-01'), 'Läuft es?', [id('3'), id('4')])
    expect(writes.map(({ value }) => (value as { on: string }).on)).toEqual(['2027-08-15', '2027-10-17'])
  })

  test('every kind of place has a result to its name', () => {
    for (const kind of PlaceKind.options) expect(caseResults.options).toContain(resultOf({ kind }))
  })
})

/** As it stands at the head of `company-writes.ts`, said once more in another way. */
const allowedMoves = new Set([
  'proposed agreed',
  'proposed failed',
  'agreed begun',
  'agreed failed',
  'begun ended',
  'begun failed',
])

const anyMove: fc.Arbitrary<Move> = fc.record({
  to: fc.constantFrom(...PlacementState.options),
  on: fc.integer({ min: -40, max: 400 }).map((days) => addToDate(today, { days })),
})
const anyPlacement: fc.Arbitrary<Placement> = fc.record({
  id: fc.constant(id('b')),
  place: fc.constant(place.id),
  other: fc.constant(id('c')),
  kind: fc.constantFrom(...PlaceKind.options),
  state: fc.constantFrom(...PlacementState.options),
  on: fc.constant(today),
  note: fc.string({ maxLength: 20 }),
})

/** The company's case after these writes, read as the screen reads it. */
function caseAfter(writes: readonly RegisterWrite[]): CaseFile {
  return readCaseFile(recordOf(writes))
}

describe('the life of a placement, walked at random', () => {
  test('a move is made when the states may follow and the day is not earlier', () => {
    fc.assert(
      fc.property(anyPlacement, anyMove, (from, next) => {
        const moved = movePlacement(from, next)
        const mayFollow = allowedMoves.has(`${from.state} ${next.to}`)
        expect(moved.ok).toBe(mayFollow && next.on >= from.on)
        if (moved.ok) {
          const [after] = caseAfter([...restorePlacement(from), ...moved.value]).placements
          expect(after).toEqual({ ...from, state: next.to, on: next.on })
        } else if (mayFollow) expect(moved.error).toEqual({ type: 'MoveBeforeLast', on: from.on })
        else expect(moved.error).toEqual({ type: 'StateNotPossible', from: from.state, to: next.to })
      }),
      { numRuns: 500 },
    )
  })

  test('whatever is tried, days never run backwards, an end is an end, and every move can be taken back', () => {
    fc.assert(
      fc.property(anyPlacement, fc.array(anyMove, { maxLength: 25 }), (proposed, tries) => {
        const first = { ...proposed, state: 'proposed' as const }
        const written: RegisterWrite[] = [...restorePlacement(first)]
        const seen: Placement[] = [first]
        for (const next of tries) {
          const moved = movePlacement(seen.at(-1) ?? first, next)
          if (!moved.ok) continue
          written.push(...moved.value)
          seen.push(...caseAfter(written).placements)
        }
        const states = seen.map(({ state }) => state)
        expect(seen.map(({ on }) => on)).toEqual(seen.map(({ on }) => on).toSorted())
        expect(new Set(states).size).toBe(states.length)
        expect(states.slice(0, -1).filter((state) => state === 'ended' || state === 'failed')).toEqual([])
        for (const before of seen.toReversed()) {
          written.push(...restorePlacement(before))
          expect(caseAfter(written).placements).toEqual([before])
        }
      }),
    )
  })

  test('taken out and put back it is the same', () => {
    fc.assert(
      fc.property(anyPlacement, (one) => {
        const written = [...restorePlacement(one), ...removePlacement(one)]
        expect(caseAfter(written).placements).toEqual([])
        expect(caseAfter([...written, ...restorePlacement(one)]).placements).toEqual([one])
      }),
    )
  })

  test('a place is never smaller than the people who have it', () => {
    fc.assert(
      fc.property(fc.array(anyPlacement, { maxLength: 8 }), fc.nat(9), (people, count) => {
        const file = caseAfter(people.flatMap((one, at) => restorePlacement({ ...one, id: id(String(at)) })))
        const taken = people.filter(({ state }) => state === 'agreed' || state === 'begun').length
        expect(file.placements.filter(isTaken)).toHaveLength(taken)
        expect(peopleAt(file, place.id)).toHaveLength(taken)
        expect(offerPlace(file, { ...place, count }, today).ok).toBe(count >= taken)
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { countedCases, type CountedCase } from '#shared/domain/counted-cases.ts'

const today = '2026-11-24' as CalendarDate
const idOf = (letter: string, number: number): string => letter + number.toString(16).padStart(31, '0')

interface ModelCase extends CountedCase {
  readonly office: number
  readonly person: number
}

/** A network in which people come, are handed over, are accepted or not, and cases go into the bin. */
interface Act {
  readonly kind: 'come' | 'hand-over' | 'accept' | 'bin'
  readonly office: number
  readonly at: number
}

interface ModelTransfer {
  readonly id: string
  readonly source: { readonly case: string; readonly referral: string }
  readonly to: number
  readonly person: number
}

interface Model {
  readonly cases: ModelCase[]
  readonly transfers: ModelTransfer[]
}

const steps: Readonly<Record<Act['kind'], (model: Model, act: Act) => void>> = {
  come({ cases }, { office }) {
    cases.push({ id: idOf('c', cases.length), binnedOn: null, office, person: cases.length })
  },
  'hand-over'({ cases, transfers }, { office, at }) {
    const one = cases[at % cases.length]
    if (!one) return
    const source = { case: one.id, referral: idOf('e', transfers.length) }
    transfers.push({ id: idOf('f', transfers.length), source, to: office, person: one.person })
  },
  accept({ cases, transfers }, { at }) {
    const one = transfers[at % transfers.length]
    if (!one || cases.some(({ transfer }) => transfer === one.id)) return
    const { person, id, to } = one
    cases.push({ id: idOf('c', cases.length), binnedOn: null, office: to, person, transfer: id })
  },
  bin({ cases }, { at }) {
    const one = cases[at % cases.length]
    if (one) cases[cases.indexOf(one)] = { ...one, binnedOn: today }
  },
}

function play(acts: readonly Act[]): Model {
  const model: Model = { cases: [], transfers: [] }
  for (const one of acts) steps[one.kind](model, one)
  return model
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('come', 'hand-over', 'hand-over', 'accept', 'bin'),
  office: fc.integer({ min: 0, max: 3 }),
  at: fc.nat(50),
})

function holds(property: fc.IProperty<[Act[]]>): void {
  const run = fc.check(property, { numRuns: 1000 })
  if (run.failed) throw new Error(`seed ${run.seed}: ${JSON.stringify(run.counterexample)}`)
}

test('in the network every person counts once, at each office every case that it opened', () => {
  holds(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const { cases, transfers } = play(acts)
      const living = cases.filter(({ binnedOn }) => binnedOn === null)
      const total = countedCases(cases, transfers)
      const persons = new Set(living.map(({ person }) => person)).size
      const perOffice = [0, 1, 2, 3].map((at) => cases.filter(({ office }) => office === at))
      const sums = perOffice.map((own) => countedCases(own, transfers).cases)
      return (
        total.persons === persons &&
        total.cases === living.length &&
        sums.reduce((sum, count) => sum + count, 0) === total.cases
      )
    }),
  )
})

test('handing over and accepting never change the total of persons', () => {
  const walks = fc.tuple(fc.array(act, { maxLength: 30 }), fc.nat(50), fc.nat(50))
  const run = fc.check(
    fc.property(walks, ([acts, at, of]) => {
      const before = play(acts)
      const handed = play([...acts, { kind: 'hand-over', office: 1, at }])
      const taken = play([
        ...acts,
        { kind: 'hand-over', office: 1, at },
        { kind: 'accept', office: 1, at: of },
      ])
      const [first, second, third] = [before, handed, taken].map(
        ({ cases, transfers }) => countedCases(cases, transfers).persons,
      )
      const isBroughtBack = (third ?? 0) > (first ?? 0)
      // A person all of whose cases lie in the bin counts again when another office accepts them.
      const wasBinned = before.cases.some(({ binnedOn }) => binnedOn !== null)
      return first === second && (first === third || (isBroughtBack && wasBinned))
    }),
    { numRuns: 1000 },
  )
  if (run.failed) throw new Error(`seed ${run.seed}: ${JSON.stringify(run.counterexample)}`)
})

test('an office that sees only its own cases and the transfers counts the same persons', () => {
  const { cases, transfers } = play([
    { kind: 'come', office: 0, at: 0 },
    { kind: 'hand-over', office: 1, at: 0 },
    { kind: 'accept', office: 1, at: 0 },
    { kind: 'come', office: 1, at: 0 },
  ])
  expect(countedCases(cases, transfers)).toEqual({ cases: 3, handedOver: 1, persons: 2 })
  const south = cases.filter(({ office }) => office === 1)
  expect(countedCases(south, transfers)).toEqual({ cases: 2, handedOver: 1, persons: 2 })
  // Added up case by case, the person who was handed over would count twice.
  expect(countedCases(south, []).persons + countedCases([cases[0] ?? never()], []).persons).toBe(3)
})

test('a forged ring of transfers ends, and is one person', () => {
  const ring = [
    { id: idOf('c', 1), binnedOn: null, transfer: idOf('f', 1) },
    { id: idOf('c', 2), binnedOn: null, transfer: idOf('f', 2) },
  ]
  const ways = [
    { id: idOf('f', 1), source: { case: idOf('c', 2), referral: idOf('e', 1) } },
    { id: idOf('f', 2), source: { case: idOf('c', 1), referral: idOf('e', 2) } },
  ]
  expect(countedCases(ring, ways)).toEqual({ cases: 2, handedOver: 2, persons: 1 })
})

function never(): never {
  throw new Error('no case')
}

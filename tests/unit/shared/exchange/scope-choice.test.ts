import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { emptyExchangeState, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { scopeFor, withScope } from '#shared/exchange/in-scope.ts'
import { afterChoices, choiceLines, ScopeChoice, type ToldChoices } from '#shared/exchange/scope-choice.ts'
import { aNetwork, today } from '#tests/support/offices.ts'
import { propertyRuns } from '#tests/support/property-runs.ts'

const [north, south] = await aNetwork('Nord', 'Süd', 'West')
if (!north || !south || !north.state.directory) throw new Error('three offices')
const { directory } = north.state

const before = '2026-11-01' as CalendarDate

type Scopes = ExchangeState['scopes']
const scope = fc.constantFrom('all', 'transfers', 'figures', null)
const choice = fc.record({
  scope,
  since: fc.constantFrom(today, before, null),
  turn: fc.integer({ min: 1, max: 3 }),
})
const choices: fc.Arbitrary<Scopes> = fc.dictionary(fc.constantFrom('o02', 'o03'), choice)

/** What a device of the first office has chosen after another one of it told what it has. */
function after(ours: Scopes, theirs: Scopes, sender = north?.device.id ?? ''): Scopes {
  return told(ours, { choices: choiceLines({ scopes: theirs }), sender })
}

function told(scopes: Scopes, change: Partial<ToldChoices>): Scopes {
  const said = { choices: [], sender: north?.device.id ?? '', office: 'o01', directory, ...change }
  return afterChoices({ ...emptyExchangeState, scopes }, said).scopes
}

const chosen = (scopes: Scopes, to: 'all' | 'figures' | null): Scopes =>
  withScope({ ...south.state, scopes }, 'o02', { scope: to, today }).scopes
const holds = (scopes: Scopes) => scopeFor({ scopes }, 'o01', 'o02')

describe('choices of two devices of one office', () => {
  test('come to the same, whichever way and however often they are told', () => {
    fc.assert(
      fc.property(choices, choices, choices, (one, two, three) => {
        expect(after(one, two)).toEqual(after(two, one))
        expect(after(after(one, two), three)).toEqual(after(one, after(two, three)))
        expect(after(one, one)).toEqual(one)
        expect(after(after(one, two), two)).toEqual(after(one, two))
      }),
      propertyRuns(),
    )
  })

  test('the one that knew of the other holds, also where it gives more away or takes back', () => {
    const first = chosen({}, 'figures')
    expect(holds(after(first, chosen(first, 'all')))).toBe('all')
    expect(holds(after(chosen(first, 'all'), first))).toBe('all')
    expect(holds(after(chosen(first, 'all'), chosen(chosen(first, 'all'), null)))).toBeNull()
  })

  test('of two that did not know of each other the one that gives less away', () => {
    expect(holds(after(chosen({}, 'all'), chosen({}, 'figures')))).toBe('figures')
    expect(holds(after(chosen({}, 'figures'), chosen({}, 'all')))).toBe('figures')
    expect(holds(after(chosen({}, null), chosen({}, 'all')))).toBeNull()
  })
})

test('another office has no say', () => {
  const theirs = chosen(chosen({}, 'figures'), 'all')
  expect(after({}, theirs, south.device.id)).toEqual({})
  expect(after({}, theirs, 'f'.repeat(32))).toEqual({})
  expect(told({}, { choices: choiceLines({ scopes: theirs }), office: null })).toEqual({})
  // And nothing is chosen for the own office.
  expect(told({}, { choices: [line({ of: 'o01' })] })).toEqual({})
})

function line(change: Partial<ScopeChoice>): ScopeChoice {
  return { t: 'scope', of: 'o02', scope: 'all', since: today, turn: 1, ...change }
}

test('what a later program says is read, and what is not known here changes nothing', () => {
  const later = ScopeChoice.parse({ ...line({ scope: 'half', turn: 9 }), also: 1 })
  const ours = chosen({}, 'figures')
  expect(told(ours, { choices: [later] })).toEqual(ours)
  expect(told(ours, { choices: [line({ of: 'o77', turn: 9 })] })).toEqual(ours)
  for (const turn of [0, -1, 1.5, 1_000_001])
    expect(ScopeChoice.safeParse({ ...line({}), turn }).success).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { emptyExchangeState, type ExchangeState, type OfficeScope } from '#shared/exchange/exchange-state.ts'
import { scopeFor, withScope } from '#shared/exchange/in-scope.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { afterChoices, choiceLines, ScopeChoice, type ToldChoices } from '#shared/exchange/scope-choice.ts'
import { covers } from '#shared/records/knowledge.ts'
import { aNetwork, today } from '#tests/support/offices.ts'
import { propertyRuns } from '#tests/support/property-runs.ts'

const [north, south] = await aNetwork('Nord', 'Süd', 'West')
if (!north || !south || !north.state.directory) throw new Error('three offices')
const { directory } = north.state

const before = '2026-11-01' as CalendarDate

const devices = ['a', 'b', 'c'].map((digit) => digit.repeat(32))

type Scopes = ExchangeState['scopes']
type Wish = Scope | null

interface Choosing {
  readonly scope: Wish
  /** The place of the device among `devices`. */
  readonly at: number
  readonly on: CalendarDate
}

function chooseOn(scopes: Scopes, { scope, at, on }: Choosing): Scopes {
  const device = devices[at] ?? ''
  return withScope({ ...emptyExchangeState, scopes }, 'o02', { scope, today: on, device }).scopes
}

/** What a device of the first office holds after another one of it told what it has. */
function after(ours: Scopes, theirs: Scopes, sender = north?.device.id ?? ''): Scopes {
  return told(ours, { choices: choiceLines({ scopes: theirs }), sender })
}

function told(scopes: Scopes, change: Partial<ToldChoices>): Scopes {
  const said = { choices: [], sender: north?.device.id ?? '', office: 'o01', directory, ...change }
  return afterChoices({ ...emptyExchangeState, scopes }, said).scopes
}

const chosen = (scopes: Scopes, scope: Wish, at = 0): Scopes => chooseOn(scopes, { scope, at, on: today })
const holds = (scopes: Scopes) => scopeFor({ scopes }, 'o01', 'o02')

const widths: readonly Wish[] = [null, 'figures', 'transfers', 'all']

class OfficeOfThree {
  readonly held: Scopes[] = [{}, {}, {}]
  readonly made: OfficeScope[] = []

  tell(from: number, to: number): void {
    this.held[to] = after(this.held[to] ?? {}, this.held[from] ?? {})
  }

  choose(choosing: Choosing): void {
    const before = this.held[choosing.at] ?? {}
    const { o02: choice, ...others } = chooseOn(before, choosing)
    if (choice && choice !== before['o02']) this.made.push(choice)
    this.held[choosing.at] = choice ? { ...others, o02: choice } : others
  }

  tellAll(): void {
    for (let round = 0; round < 3; round += 1)
      for (const to of [0, 1, 2]) for (const from of [0, 1, 2]) this.tell(from, to)
  }

  /** What was chosen and no later choice knew of. */
  standing(): readonly OfficeScope[] {
    const isAfter = (one: OfficeScope, other: OfficeScope) =>
      covers(one.knows, other.knows) && !covers(other.knows, one.knows)
    return this.made.filter((one) => !this.made.some((other) => isAfter(other, one)))
  }
}

describe('choices of the devices of one office', () => {
  const wish = fc.constantFrom<Wish>('all', 'transfers', 'figures', null)
  const device = fc.nat(2)
  const day = fc.constantFrom(today, before)
  const step = fc.oneof(
    fc.record({ scope: wish, at: device, on: day }),
    fc.record({ tell: device, to: device }),
  )

  test('come to the same, whatever was told to whom, and nothing wider than a choice that still held', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const office = new OfficeOfThree()
        for (const one of steps) {
          if ('tell' in one) office.tell(one.tell, one.to)
          else office.choose(one)
        }
        office.tellAll()
        const [first, ...others] = office.held
        for (const other of others) expect(other).toEqual(first)
        const [held] = office.held
        const width = widths.indexOf(holds(held ?? {}))
        for (const one of office.standing()) expect(width).toBeLessThanOrEqual(widths.indexOf(one.scope))
      }),
      propertyRuns(),
    )
  })

  test('the one that knew of the other holds, also where it gives more away or takes back', () => {
    const first = chosen({}, 'figures')
    expect(holds(after(first, chosen(first, 'all', 1)))).toBe('all')
    expect(holds(after(chosen(first, 'all', 1), first))).toBe('all')
    expect(holds(after(chosen(first, 'all'), chosen(chosen(first, 'all'), null, 1)))).toBeNull()
  })

  test('of two that did not know of each other the one that gives less away', () => {
    expect(holds(after(chosen({}, 'all'), chosen({}, 'figures', 1)))).toBe('figures')
    expect(holds(after(chosen({}, 'figures'), chosen({}, 'all', 1)))).toBe('figures')
    expect(holds(after(chosen({}, null), chosen({}, 'all', 1)))).toBeNull()
  })

  test('chosen and taken back on a device that never heard of the narrower one does not undo that', () => {
    const shared = chosen({}, 'all')
    const narrowed = chosen(shared, 'figures', 1)
    const forthAndBack = chosen(chosen(shared, 'transfers', 2), 'all', 2)
    expect(holds(after(narrowed, forthAndBack))).toBe('figures')
    expect(holds(after(forthAndBack, narrowed))).toBe('figures')
  })

  test('the same once more is no further choice', () => {
    const first = chosen({}, 'figures')
    expect(chosen(first, 'figures', 1)).toEqual(first)
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
  return { t: 'scope', of: 'o02', scope: 'all', since: today, knows: { [devices[0] ?? '']: 1 }, ...change }
}

const far = { [devices[2] ?? '']: 9 }

test('what a later program says is read, and what is not known here changes nothing', () => {
  const later = ScopeChoice.parse({ ...line({ scope: 'half', knows: far }), also: 1 })
  const ours = chosen({}, 'figures')
  expect(told(ours, { choices: [later] })).toEqual(ours)
  expect(told(ours, { choices: [line({ of: 'o77', knows: far })] })).toEqual(ours)
  for (const count of [0, -1, 1.5])
    expect(ScopeChoice.safeParse({ ...line({}), knows: { [devices[0] ?? '']: count } }).success).toBe(false)
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyExchangeState, ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  givenTo,
  groupsFor,
  isInScope,
  scopeFor,
  withGiven,
  withScope,
  type ScopeBetween,
} from '#shared/exchange/in-scope.ts'
import { makePackage } from '#shared/exchange/make-package.ts'
import { belongsIntoPackage, planExport } from '#shared/exchange/plan-export.ts'
import { isErased, shownValue } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters } from '#shared/records/write.ts'
import {
  aNetwork,
  check,
  choose,
  itemOf,
  noon,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'

const id = (number: number): string => number.toString(16).padStart(32, '0')
const author = { device: 'a'.repeat(32), counter: 0, stamp: firstStamp }

function recordWith(values: Readonly<Record<string, string>>) {
  const writes = Object.entries(values).map(([name, value]) => ({ name, value }))
  return writeRegisters(emptyRecord(id(1)), writes, { author, now: 1, schemaVersion: 1 }).record
}

const between = (change: Partial<ScopeBetween>): ScopeBetween => ({
  scope: 'transfers',
  ours: 'o01',
  theirs: ['o02'],
  given: { whole: false, ids: [] },
  ...change,
})

function mayGo(values: Readonly<Record<string, string>>, change: Partial<ScopeBetween>): boolean {
  const record = recordWith(values)
  return isInScope(record, itemOf(record), between(change))
}

describe('a scope takes in', () => {
  test('transfers between the two, in both directions, and none with a third', () => {
    expect(mayGo({ kind: 'transfer', from: 'o01', to: 'o02' }, {})).toBe(true)
    expect(mayGo({ kind: 'transfer', from: 'o02', to: 'o01' }, {})).toBe(true)
    expect(mayGo({ kind: 'transfer', from: 'o01', to: 'o03' }, {})).toBe(false)
    expect(mayGo({ kind: 'transfer', from: 'o03', to: 'o02' }, {})).toBe(false)
    expect(mayGo({ kind: 'transfer', from: 'o01', to: 'o01' }, { theirs: ['o01', 'o02'] })).toBe(false)
  })

  test('of the small records those about no person', () => {
    const kinds = ['body', 'programme', 'list-value', 'chain-content', 'chain-edition']
    const others = ['event', 'absence', 'saved-view', 'transfer', 'kind-of-a-later-program']
    expect(kinds.map((kind) => mayGo({ kind }, { scope: 'figures' }))).toEqual(kinds.map(() => true))
    expect(others.map((kind) => mayGo({ kind }, { scope: 'figures' }))).toEqual(others.map(() => false))
  })

  test('never a case, even one that calls itself something else', () => {
    for (const scope of ['transfers', 'figures'] as const)
      for (const kind of ['transfer', 'body'])
        expect(mayGo({ kind, code: 'x', from: 'o01', to: 'o02' }, { scope })).toBe(false)
  })

  test('everything, where that was chosen', () => {
    expect(mayGo({ code: 'x' }, { scope: 'all' })).toBe(true)
  })
})

describe('a choice', () => {
  test('is nobody’s before it is made, and goes back to nobody’s', () => {
    const device = 'd'.repeat(32)
    expect(scopeFor(emptyExchangeState, 'o01', 'o02')).toBeNull()
    const chosen = withScope(emptyExchangeState, 'o02', { scope: 'transfers', today, device })
    expect(scopeFor(chosen, 'o01', 'o02')).toBe('transfers')
    expect(chosen.scopes['o02']).toEqual({ scope: 'transfers', since: today, knows: { [device]: 1 } })
    const takenBack = withScope(chosen, 'o02', { scope: null, today, device })
    expect(scopeFor(takenBack, 'o01', 'o02')).toBeNull()
    // Remembered all the same: the office's other devices are to hear of it.
    expect(takenBack.scopes['o02']).toEqual({ scope: null, since: today, knows: { [device]: 2 } })
    expect(scopeFor(emptyExchangeState, 'o01', 'constructor')).toBeNull()
  })

  test('is not needed for the own office, and groups the others', async () => {
    const [north] = (await aNetwork('Nord', 'Süd', 'West')) as [TestOffice]
    north.state = { ...choose(north.state, [{ id: 'o03' }], 'figures') }
    const own = 'o01'
    expect(scopeFor({ ...north.state, scopes: {} }, own, 'o01')).toBe('all')
    expect(groupsFor(north.state, own, ['o01', 'o02', 'o03'])).toEqual([
      { scope: 'all', offices: ['o01', 'o02'] },
      { scope: 'figures', offices: ['o03'] },
    ])
  })

  test('that is missing lets no package with records be made, but an invitation', async () => {
    const [north] = (await aNetwork('Nord', 'Süd')) as [TestOffice]
    north.state = { ...north.state, scopes: {} }
    const plan = (kind: 'sync' | 'full' | 'enrol' | 'directory') =>
      planExport(north, { offices: ['o02'], kind })
    for (const kind of ['sync', 'full'] as const)
      expect(plan(kind)).toEqual({ ok: false, error: { type: 'ScopeNotChosen' } })
    for (const kind of ['enrol', 'directory'] as const) expect(plan(kind).ok).toBe(true)
  })

  test('was everything in networks from before there was one', async () => {
    const [north] = (await aNetwork('Nord', 'Süd')) as [TestOffice]
    const { scopes: _scopes, given: _given, sentPackages: _sent, ...former } = north.state
    const read = ExchangeState.parse(former)
    expect(scopeFor(read, 'o01', 'o02')).toBe('all')
    expect(givenTo(read, 'o02').whole).toBe(true)
    const { scopes: _none, given: _no, sentPackages: _nor, ...alone } = emptyExchangeState
    expect(ExchangeState.parse(alone)).toEqual(emptyExchangeState)
  })
})

test('too many given records to name count as everything', () => {
  const many = Array.from({ length: 10_001 }, (_, index) =>
    emptyRecord(`${id(index).slice(20)}${id(0).slice(12)}`),
  )
  const some = withGiven(emptyExchangeState, 'o02', { scope: 'figures', records: many.slice(1) })
  expect(givenTo(some, 'o02')).toMatchObject({ whole: false })
  expect(givenTo(withGiven(some, 'o02', { scope: 'figures', records: many }), 'o02')).toEqual({
    whole: true,
    ids: [],
  })
})

const kindsOfRegister = {
  kind: ['transfer', 'transfer', 'body', 'event', 'other'],
  from: ['o01', 'o02', 'o03'],
  to: ['o01', 'o02', 'o03'],
  code: ['Fall', ''],
  concern: ['Fall'],
  'c.1': ['Fall'],
  removedOn: ['2026-11-22'],
} as const
const registers = fc
  .record(
    Object.fromEntries(
      Object.entries(kindsOfRegister).map(([name, values]) => [
        name,
        fc.option(fc.constantFrom<string>(...values), { freq: name === 'code' ? 1 : 6 }),
      ]),
    ),
  )
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)))
  .filter((values) => Object.keys(values).length > 0)

test('whatever the store holds, a part holds no case, and of transfers none with a third office', async () => {
  const [first, south] = (await aNetwork('Nord', 'Süd', 'West')) as [TestOffice, TestOffice]
  let sent = 0
  fc.assert(
    fc.property(
      fc.array(registers as fc.Arbitrary<Record<string, string>>, { maxLength: 12 }),
      fc.constantFrom('transfers' as const, 'figures' as const),
      (store, scope) => {
        const state = choose(first.state, [{ id: 'o02' }], scope)
        const north: TestOffice = { ...first, records: new Map(), state }
        for (const [index, values] of store.entries()) write(north, id(index + 1), values)
        const plan = planExport(north, { offices: ['o02'], kind: 'sync' })
        if (!plan.ok) throw new Error(plan.error.type)
        expect(plan.value).toMatchObject({ base: {}, upto: {} })
        for (const record of north.records.values()) {
          if (isErased(record) || !belongsIntoPackage(plan.value, record, itemOf(record))) continue
          sent++
          expect(record.f).not.toHaveProperty('code')
          const ends = [shownValue(record, 'from'), shownValue(record, 'to')]
          if (scope === 'transfers') expect(ends.sort()).toEqual(['o01', 'o02'])
          else expect(shownValue(record, 'kind')).toBe('body')
        }
      },
    ),
    { numRuns: 1_000 },
  )
  // About half of them; a third is out of reach of chance.
  expect(sent).toBeGreaterThan(333)
  // The bytes say what the plan says.
  const north: TestOffice = {
    ...first,
    records: new Map(),
    state: choose(first.state, [{ id: 'o02' }], 'transfers'),
  }
  write(north, id(1), { code: 'x', kind: 'transfer', from: 'o01', to: 'o02' })
  write(north, id(2), { kind: 'transfer', from: 'o01', to: 'o02' })
  const checked = await check(south, (await send(north, ['o02'])).bytes)
  expect(checked).toMatchObject({ header: { records: 1, base: {}, upto: {} }, records: [{ id: id(2) }] })
})

test('a case that was chosen for a part all the same is not made into one', async () => {
  const [north] = (await aNetwork('Nord', 'Süd')) as [TestOffice]
  north.state = choose(north.state, [{ id: 'o02' }], 'transfers')
  write(north, id(1), { code: 'x' })
  const plan = planExport(north, { offices: ['o02'], kind: 'sync' })
  if (!plan.ok) throw new Error(plan.error.type)
  const order = { plan: plan.value, records: [...north.records.values()], now: noon, random: webRandom }
  await expect(makePackage(north, { ...order, app: '0', schemaVersion: 1 })).rejects.toThrow(/a case/)
})

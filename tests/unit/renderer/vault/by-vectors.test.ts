import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { planRecords } from '#shared/exchange/import-plan.ts'
import { asReceived } from '#shared/exchange/received-record.ts'
import {
  isErased,
  type LiveRecord,
  type MergeableRecord,
  type VersionVector,
} from '#shared/records/record.ts'
import { decideByVectors } from '#renderer/vault/by-vectors.ts'
import { indexEntryOf, type IndexEntry } from '#renderer/vault/record-index.ts'
import { propertyRuns, propertyTimeout } from '#tests/support/property-runs.ts'
import { scriptArbitrary, statesOf } from '#tests/support/record-scripts.ts'

const id = '1'.repeat(32)
const head = { anonymisedOn: null } as CaseHead
const ours: IndexEntry = { id, page: 'p', vv: { a: 2, b: 1 }, x: null, head, item: null }
const index = { get: (asked: string) => (asked === id ? ours : undefined) }

function theirs(vv: VersionVector, hasSiblings = false): MergeableRecord {
  const f: LiveRecord['f'] = { note: [{ d: ['a', 1], h: '0'.repeat(16), v: 'x' }] }
  return asReceived({ id, sv: 3, vv, f }, { json: null, hasSiblings })
}

test('whoever has seen all that the other has is what comes of both', () => {
  const newer = theirs({ a: 2, b: 2 })
  expect(decideByVectors(index, [newer])).toEqual({
    decided: [{ effect: 'changed', record: newer }],
    open: [],
  })
  for (const vv of [ours.vv, { a: 1 }, { a: 2 }]) {
    const { decided, open } = decideByVectors(index, [theirs(vv)])
    expect(open).toEqual([])
    expect(decided).toEqual([{ effect: 'unchanged', record: { id, sv: 3, vv: ours.vv, f: {} } }])
  }
})

test('what was written at both sides, holds more than one write, is new, erased or of no package is looked at', () => {
  const plain: MergeableRecord = { id, sv: 3, vv: { a: 9, b: 9 }, f: {} }
  const x = { d: ['c', 1], h: '0'.repeat(16) } as const
  const other = asReceived({ ...plain, id: '2'.repeat(32) }, { json: null, hasSiblings: false })
  for (const one of [theirs({ a: 1, b: 2 }), theirs({ a: 2, b: 2 }, true), plain, { id, x }, other])
    expect(decideByVectors(index, [one])).toEqual({ decided: [], open: [one] })
  const gone = { get: () => ({ ...ours, vv: {}, x }) }
  expect(decideByVectors(gone, [theirs({ a: 1 })])).toMatchObject({ decided: [] })
})

test('a record that is named twice is looked at', () => {
  const named = [theirs({ a: 1 }), theirs({ a: 2, b: 2 })]
  expect(decideByVectors(index, named)).toEqual({ decided: [], open: named })
})

test('what was emptied here on purpose, and what is no case, is compared register by register', () => {
  const newer = theirs({ a: 2, b: 2 })
  const reduced = { get: () => ({ ...ours, head: { anonymisedOn: '2026-01-01' } as CaseHead }) }
  const small = { get: () => ({ ...ours, head: null }) }
  for (const other of [reduced, small]) expect(decideByVectors(other, [newer]).open).toEqual([newer])
})

test(
  'what the vectors decide is what merging gives, for all states that ever arise from one history',
  () => {
    fc.assert(
      fc.property(scriptArbitrary, fc.nat(), fc.nat(), (script, one, other) => {
        const states = statesOf(script)
        const mine = states[one % states.length] as MergeableRecord
        const came = asKnown(states[other % states.length] as MergeableRecord)
        const entry = indexEntryOf(mine, 'p', { head: isErased(mine) ? null : head, item: null })
        const { decided } = decideByVectors({ get: () => entry }, [came])
        const merged = planRecords([came], new Map([[mine.id, mine]]))
        for (const [at, planned] of decided.entries()) {
          expect(planned.effect).toBe(merged[at]?.effect)
          if (planned.effect === 'changed') expect(planned.record).toEqual(merged[at]?.record)
        }
      }),
      propertyRuns(),
    )
  },
  propertyTimeout,
)

function asKnown(state: MergeableRecord): MergeableRecord {
  const hasSiblings = !isErased(state) && Object.values(state.f).some(({ length }) => length > 1)
  return asReceived({ ...state }, { json: null, hasSiblings })
}

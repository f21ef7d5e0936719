import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { mergeRecords } from '#shared/records/merge.ts'
import { covers } from '#shared/records/knowledge.ts'
import {
  compareDots,
  hasConflict,
  isErased,
  shownValue,
  type LiveRecord,
  type MergeableRecord,
  type Sibling,
} from '#shared/records/record.ts'
import { emptyRecord, eraseRecord, writeRegisters } from '#shared/records/write.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { propertyRuns, propertyTimeout } from '#tests/support/property-runs.ts'
import { deviceNames, scriptArbitrary, statesOf } from '#tests/support/record-scripts.ts'

const runs = propertyRuns()

/** Some states that really arose from one history, as the merge will meet them. */
const meeting = (count: number) =>
  fc
    .tuple(scriptArbitrary, fc.array(fc.nat(), { minLength: count, maxLength: count }))
    .map(([script, picks]) => {
      const states = statesOf(script)
      return picks.map((pick) => states[pick % states.length] as MergeableRecord)
    }) as fc.Arbitrary<[MergeableRecord, MergeableRecord, MergeableRecord]>

/** The same bytes wherever it matters: the order of registers' names does not. Asked first, because it is quick. */
function same(one: MergeableRecord, other: MergeableRecord): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other)
}

/**
 * The merge as its README defines it, register by register, with nothing taken for granted: a sibling stays that both
 * hold, or that one holds and the other has not seen.
 */
function byDefinition(a: LiveRecord, b: LiveRecord): LiveRecord {
  const siblings = (record: LiveRecord, name: string) => record.f[name] ?? []
  const holds = (record: LiveRecord, name: string, { d }: Sibling) =>
    siblings(record, name).some((each) => each.d.join() === d.join())
  const seen = ({ vv }: LiveRecord, { d: [device, counter] }: Sibling) => (vv[device] ?? 0) >= counter
  const kept = (one: LiveRecord, other: LiveRecord, name: string) =>
    siblings(one, name).filter((each) => holds(other, name, each) || !seen(other, each))
  const f: Record<string, Sibling[]> = {}
  for (const name of [...Object.keys(a.f), ...Object.keys(b.f)]) {
    const all = [...kept(a, b, name), ...kept(b, a, name)].map((each) => [each.d.join(), each] as const)
    const together = [...new Map(all).values()].sort((x, y) => compareDots(x.d, y.d))
    if (together.length > 0) f[name] = together
  }
  const devices = [...Object.keys(a.vv), ...Object.keys(b.vv)]
  const vv = devices.map((device) => [device, Math.max(a.vv[device] ?? 0, b.vv[device] ?? 0)] as const)
  return { id: a.id, sv: Math.max(a.sv, b.sv), vv: Object.fromEntries(vv), f }
}

describe('the laws of the merge', { timeout: propertyTimeout }, () => {
  test('order does not matter', () => {
    fc.assert(
      fc.property(meeting(2), ([a, b]) => same(mergeRecords(a, b), mergeRecords(b, a))),
      runs,
    )
  })

  test('it is what its definition says, also where the vectors alone decide', () => {
    fc.assert(
      fc.property(meeting(2), ([a, b]) => {
        if (!isErased(a) && !isErased(b)) same(mergeRecords(a, b), byDefinition(a, b))
      }),
      runs,
    )
  })

  test('grouping does not matter', () => {
    fc.assert(
      fc.property(meeting(3), ([a, b, c]) =>
        same(mergeRecords(mergeRecords(a, b), c), mergeRecords(a, mergeRecords(b, c))),
      ),
      runs,
    )
  })

  test('the same state again changes nothing', () => {
    fc.assert(
      fc.property(meeting(2), ([a, b]) => {
        const merged = mergeRecords(a, b)
        same(mergeRecords(merged, b), merged)
        same(mergeRecords(a, merged), merged)
        return mergeRecords(a, a) === a
      }),
      runs,
    )
  })

  test('an erasure absorbs every state, before and after', () => {
    fc.assert(
      fc.property(meeting(1), ([a]) => {
        const { record: erased } = eraseRecord(a.id, { device: 'dd', counter: 0, stamp: firstStamp }, 5)
        if (!isErased(a)) same(mergeRecords(a, erased), erased)
        return isErased(mergeRecords(a, erased)) && isErased(mergeRecords(erased, a))
      }),
      runs,
    )
  })

  test('what has seen the same writes is the same', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const firstByVector = new Map<string, LiveRecord>()
        for (const state of statesOf(script)) {
          if (isErased(state)) continue
          const vector = deviceNames.map((device) => state.vv[device] ?? 0).join()
          const first = firstByVector.get(vector)
          if (first) same(first, state)
          else firstByVector.set(vector, state)
        }
      }),
      runs,
    )
  })

  test('whoever has seen more gains nothing', () => {
    fc.assert(
      fc.property(meeting(2), ([a, b]) => {
        if (!isErased(a) && !isErased(b) && covers(a.vv, b.vv)) same(mergeRecords(a, b), a)
      }),
      runs,
    )
  })
})

describe('two people writing', () => {
  const author = (device: string) => ({ device, counter: 0, stamp: firstStamp })
  const write = (record: LiveRecord, device: string, { note, now }: { note: string; now: number }) =>
    writeRegisters(record, [{ name: 'note', value: note }], { author: author(device), now, schemaVersion: 1 })
  const blank = emptyRecord('1'.repeat(32))

  test('without having seen each other: both values stay and the later is shown', () => {
    const merged = mergeRecords(
      write(blank, 'aa', { note: 'first', now: 100 }).record,
      write(blank, 'bb', { note: 'second', now: 200 }).record,
    )
    if (isErased(merged)) throw new Error('nothing was erased')
    expect(merged.f.note?.map((sibling) => sibling.v)).toEqual(['first', 'second'])
    expect(hasConflict(merged, 'note')).toBe(true)
    expect(shownValue(merged, 'note')).toBe('second')
  })

  test('one after having seen the other: the newer value replaces the older even when its clock runs behind', () => {
    const first = write(blank, 'aa', { note: 'first', now: 100 })
    const second = write(first.record, 'bb', { note: 'second', now: 5 })
    expect(mergeRecords(first.record, second.record)).toEqual(second.record)
    expect(shownValue(second.record, 'note')).toBe('second')
  })

  test('in different fields: no conflict', () => {
    const a = write(blank, 'aa', { note: 'first', now: 100 }).record
    const b = writeRegisters(blank, [{ name: 'status', value: 1 }], {
      author: author('bb'),
      now: 1,
      schemaVersion: 3,
    }).record
    const merged = mergeRecords(a, b) as LiveRecord
    expect(Object.keys(merged.f)).toEqual(['note', 'status'])
    expect(merged.sv).toBe(3)
    expect(hasConflict(merged, 'note')).toBe(false)
  })

  test('a conflict is resolved by an ordinary write', () => {
    const merged = mergeRecords(
      write(blank, 'aa', { note: 'first', now: 100 }).record,
      write(blank, 'bb', { note: 'second', now: 200 }).record,
    ) as LiveRecord
    const resolved = write(merged, 'cc', { note: 'both', now: 300 }).record
    expect(mergeRecords(merged, resolved)).toEqual(resolved)
    expect(resolved.f.note).toHaveLength(1)
  })

  test('names that a plain object would trip over stay ordinary names', () => {
    const odd = writeRegisters(
      blank,
      [
        { name: '__proto__', value: { polluted: true } },
        { name: 'constructor', value: 1 },
      ],
      { author: author('aa'), now: 1, schemaVersion: 1 },
    ).record
    const merged = mergeRecords(odd, write(blank, 'bb', { note: 'x', now: 2 }).record) as LiveRecord
    expect(Object.keys(merged.f)).toEqual(['__proto__', 'constructor', 'note'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

/**
 * Three offices that write, decide what contradicts, take decisions back and hand their records around in any order: in
 * the end all hold the same bytes, and nothing is asked that nobody disagrees about.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import { contradictions, hasConflict, type JsonValue, type LiveRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters, type Author, type RegisterWrite } from '#shared/records/write.ts'
import { propertyTimeout, sharedRuns } from '#tests/support/property-runs.ts'

const runs = sharedRuns('deciding', 2_000)
const offices = ['aa', 'bb', 'cc'] as const

interface Office {
  author: Author
  record: LiveRecord
  /** What the last decision decided, for taking it back. */
  decided: RegisterWrite['again'] | null
}

type Act =
  | { readonly act: 'write'; readonly by: number; readonly value: number }
  | { readonly act: 'decide'; readonly by: number; readonly pick: number }
  | { readonly act: 'undo'; readonly by: number }
  | { readonly act: 'pull'; readonly by: number; readonly from: number }

const by = fc.nat(offices.length - 1)
const acts: fc.Arbitrary<readonly (Act & { readonly at: number })[]> = fc.array(
  fc
    .tuple(
      fc.oneof<fc.Arbitrary<Act>[]>(
        fc.record({ act: fc.constant('write' as const), by, value: fc.nat(2) }),
        fc.record({ act: fc.constant('decide' as const), by, pick: fc.nat(3) }),
        fc.record({ act: fc.constant('undo' as const), by }),
        fc.record({ act: fc.constant('pull' as const), by, from: by }),
      ),
      // Clocks wrong by years in both directions.
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
    )
    .map(([act, at]) => ({ ...act, at })),
  { maxLength: 30 },
)

const begin = (): readonly Office[] =>
  offices.map((device) => ({
    author: { device, counter: 0, stamp: firstStamp },
    record: emptyRecord('0'.repeat(32)),
    decided: null,
  }))

function write(office: Office, change: Omit<RegisterWrite, 'name'>, now: number): void {
  const context = { author: office.author, now, schemaVersion: 1 }
  const written = writeRegisters(office.record, [{ name: 'a', ...change }], context)
  Object.assign(office, written)
}

function decide(office: Office, value: JsonValue, now: number): void {
  office.decided = contradictions(office.record, 'a').map(({ h, v }) => ({ h, v }))
  write(office, { value }, now)
}

function undo(office: Office, now: number): void {
  if (office.decided) write(office, { value: null, again: office.decided }, now)
  office.decided = null
}

const pull = (office: Office, from: Office): void => {
  office.record = mergeRecords(office.record, from.record) as LiveRecord
}

function play(all: readonly Office[], script: readonly (Act & { readonly at: number })[]): void {
  for (const step of script) {
    const office = all[step.by] as Office
    if (step.act === 'write') write(office, { value: step.value }, step.at)
    if (step.act === 'undo') undo(office, step.at)
    if (step.act === 'pull') pull(office, all[step.from] as Office)
    if (step.act === 'decide') {
      const versions = contradictions(office.record, 'a')
      const chosen = versions[step.pick % versions.length]
      if (versions.length > 1 && chosen) decide(office, chosen.v, step.at)
    }
  }
}

/** Everybody hears from everybody, twice. */
function meet(all: readonly Office[]): void {
  for (const office of [...all, ...all]) for (const other of all) pull(office, other)
}

const spelled = (all: readonly Office[]) => new Set(all.map(({ record }) => canonicalJson(record)))

describe('deciding', { timeout: propertyTimeout }, () => {
  test('whatever was written, decided and taken back: all hold the same bytes in the end', () => {
    fc.assert(
      fc.property(acts, (script) => {
        const all = begin()
        play(all, script)
        meet(all)
        expect(spelled(all).size).toBe(1)
        const everWrote = script.some(({ act }) => act === 'write')
        expect(contradictions((all[0] as Office).record, 'a').length > 0).toBe(everWrote)
      }),
      runs,
    )
  })

  test('a decision that all have seen is not asked again, whatever the clocks say', () => {
    fc.assert(
      fc.property(
        acts,
        fc.tuple(fc.nat(2), fc.nat(3)),
        fc.nat(4_000_000_000_000),
        (script, [who, pick], at) => {
          const all = begin()
          play(all, script)
          meet(all)
          const office = all[who] as Office
          const versions = contradictions(office.record, 'a')
          fc.pre(versions.length > 1)
          decide(office, (versions[pick % versions.length] as { v: JsonValue }).v, at)
          meet(all)
          expect(all.map(({ record }) => hasConflict(record, 'a'))).toEqual([false, false, false])
          expect(spelled(all).size).toBe(1)
        },
      ),
      runs,
    )
  })

  test('two offices decide at once: the same value is not asked again, another is asked once', () => {
    fc.assert(
      fc.property(acts, fc.tuple(fc.nat(3), fc.nat(3)), fc.nat(4_000_000_000_000), (script, picks, at) => {
        const all = begin()
        play(all, script)
        meet(all)
        const versions = contradictions((all[0] as Office).record, 'a')
        fc.pre(versions.length > 1)
        const [first, second] = picks.map((pick) => (versions[pick % versions.length] as { v: JsonValue }).v)
        decide(all[0] as Office, first as JsonValue, at)
        decide(all[1] as Office, second as JsonValue, at)
        meet(all)
        const isSame = canonicalJson(first) === canonicalJson(second)
        expect(all.map(({ record }) => hasConflict(record, 'a'))).toEqual(offices.map(() => !isSame))
        if (isSame) return
        decide(all[2] as Office, first as JsonValue, at)
        meet(all)
        expect(all.map(({ record }) => hasConflict(record, 'a'))).toEqual([false, false, false])
        expect(spelled(all).size).toBe(1)
      }),
      runs,
    )
  })

  test('a decision that is taken back is asked again everywhere, with all that was to choose from', () => {
    fc.assert(
      fc.property(acts, fc.nat(4_000_000_000_000), (script, at) => {
        const all = begin()
        play(all, script)
        meet(all)
        const before = contradictions((all[0] as Office).record, 'a').map(({ h, v }) => ({ h, v }))
        fc.pre(before.length > 1)
        decide(all[0] as Office, before[1]?.v ?? null, at)
        meet(all)
        undo(all[0] as Office, at)
        meet(all)
        for (const { record } of all)
          expect(
            contradictions(record, 'a')
              .map(({ v }) => canonicalJson(v))
              .sort(),
          ).toEqual(before.map(({ v }) => canonicalJson(v)).sort())
      }),
      runs,
    )
  })
})

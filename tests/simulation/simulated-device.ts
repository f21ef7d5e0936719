/**
 * A device of the simulation: what a vault is to the real one, without disk and window. Records stand by the number of
 * their case, and equal states are one object for all devices, so that 150 devices fit into memory. All that decides
 * anything is the program's own: writing, choosing, merging, knowledge.
 */
import type { DeviceKeys, KnownDevice } from '#shared/crypto/device-keys.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import { dateAt, timeAt } from '#shared/base/calendar-date.ts'
import { historyWrite } from '#shared/domain/history.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import { equalVectors } from '#shared/records/knowledge.ts'
import { isErased, shownValue, type LiveRecord, type MergeableRecord } from '#shared/records/record.ts'
import {
  emptyRecord,
  eraseRecord,
  writeRegisters,
  type Author,
  type RegisterWrite,
} from '#shared/records/write.ts'
import { dayLength, firstDay } from '#tests/simulation/circumstances.ts'
import type { Ledger } from '#tests/simulation/ledger.ts'

export interface SimulatedDevice {
  readonly number: number
  readonly office: string
  readonly keys: DeviceKeys
  readonly device: KnownDevice
  readonly clockError: number
  readonly away: ReadonlySet<number>
  author: Author
  state: ExchangeState
  readonly records: (MergeableRecord | undefined)[]
}

export interface Write {
  /** Number and id of the case. */
  readonly at: number
  readonly id: string
  readonly day: number
  readonly writes: readonly RegisterWrite[] | null
}

export function clockOf({ clockError }: SimulatedDevice, day: number): number {
  return firstDay + day * dayLength + 10 * 3_600_000 + clockError
}

export function isAtWork({ away }: SimulatedDevice, day: number): boolean {
  return day % 7 < 5 && !away.has(day)
}

/** What an adviser does to a case here; nothing where it is erased. */
export function writeHere(member: SimulatedDevice, ledger: Ledger, { at, id, day, writes }: Write): void {
  const before = member.records[at] ?? emptyRecord(id)
  if (isErased(before)) return
  const now = clockOf(member, day)
  if (writes === null) {
    const { record, author } = eraseRecord(id, member.author, now)
    member.records[at] = record
    member.author = author
    ledger.erase(at)
  } else {
    const all = [...writes, historyOf(before, member, { now, writes })]
    const { record, author } = writeRegisters(before, all, { author: member.author, now, schemaVersion: 1 })
    // Who writes in a field that is disputed decides it as well: of two writes of one save only the last one stands.
    for (const name of new Set(all.map((write) => write.name)))
      noteWrite(ledger, at, { before, record, name })
    member.records[at] = record
    member.author = author
  }
  ledger.note({ device: member.device.id, counter: member.author.counter, at, day })
}

function historyOf(
  record: LiveRecord,
  { device }: SimulatedDevice,
  { now, writes }: { readonly now: number; readonly writes: readonly RegisterWrite[] },
): RegisterWrite {
  const zone = 'Europe/Berlin'
  const moment = { day: dateAt(now, zone), time: timeAt(now, zone), by: 'AB', device: device.id }
  const names = writes.map(({ name }) => name)
  return historyWrite((name) => shownValue(record, name), moment, names)
}

function noteWrite(
  ledger: Ledger,
  at: number,
  {
    before,
    record,
    name,
  }: { readonly before: LiveRecord; readonly record: LiveRecord; readonly name: string },
): void {
  const [written] = record.f[name] ?? []
  const replaced = (before.f[name] ?? []).map(({ d }) => d)
  if (written) ledger.write(at, name, { dot: written.d, replaced })
}

export interface Merging {
  readonly merge: (ours: MergeableRecord | undefined, theirs: MergeableRecord) => MergeableRecord
  /** Merges that had to be thought about, and those that were the same to begin with. */
  readonly merged: () => number
}

/**
 * The program's merge, asked once for each two states: what it gave is remembered, and where the outcome is the state of
 * one side, that one is kept.
 */
export function createMerging(): Merging {
  const known = new WeakMap<MergeableRecord, WeakMap<MergeableRecord, MergeableRecord>>()
  let merged = 0
  return {
    merge(ours, theirs) {
      if (ours === undefined || ours === theirs) return theirs
      const ofOurs = known.get(ours) ?? new WeakMap<MergeableRecord, MergeableRecord>()
      known.set(ours, ofOurs)
      const found = ofOurs.get(theirs)
      if (found) return found
      merged += 1
      const outcome = sideOrBoth(mergeRecords(ours, theirs), ours, theirs)
      ofOurs.set(theirs, outcome)
      return outcome
    },
    merged: () => merged,
  }
}

function sideOrBoth(
  outcome: MergeableRecord,
  ours: MergeableRecord,
  theirs: MergeableRecord,
): MergeableRecord {
  if (outcome === ours || outcome === theirs || isErased(outcome)) return outcome
  const isSide = (side: MergeableRecord) =>
    !isErased(side) && side.sv === outcome.sv && equalVectors(side.vv, outcome.vv)
  return isSide(theirs) ? theirs : isSide(ours) ? ours : outcome
}

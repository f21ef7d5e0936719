/** Writing: what a person does to a record on this device. */
import type { JsonValue } from '#shared/base/json.ts'
import { nextStamp, type HybridStamp } from '#shared/records/hybrid-clock.ts'
import { toPlainJson } from '#shared/records/plain-json.ts'
import type {
  DeviceId,
  Dot,
  ErasedRecord,
  LiveRecord,
  MergeableRecord,
  RecordId,
  Sibling,
} from '#shared/records/record.ts'

/** The writing device with the last number and stamp it used. Kept with the rows it wrote, in the same commit. */
export interface Author {
  readonly device: DeviceId
  readonly counter: number
  readonly stamp: HybridStamp
}

export interface RegisterWrite {
  readonly name: string
  readonly value: JsonValue
  /**
   * Undo of a decision: what contradicted each other stands side by side again, instead of `value`. Each is a write of
   * its own, with the stamp it had.
   */
  readonly again?: readonly Pick<Sibling, 'h' | 'v'>[]
}

export interface Written<R extends MergeableRecord> {
  readonly record: R
  readonly author: Author
}

export interface WriteContext {
  readonly author: Author
  /** Milliseconds of the local clock. */
  readonly now: number
  /** Of the writing program; a record carries the highest of its writers. */
  readonly schemaVersion: number
}

/** A record nobody has written to yet. */
export function emptyRecord(id: RecordId): LiveRecord {
  return { id, sv: 0, vv: {}, f: {} }
}

/**
 * Writes registers. Each new value replaces all siblings the writer saw, so an ordinary write also resolves a
 * conflict. Each write takes the device's next number: one counter for the device, whatever the record.
 */
export function writeRegisters(
  record: LiveRecord,
  writes: readonly RegisterWrite[],
  { author, now, schemaVersion }: WriteContext,
): Written<LiveRecord> {
  const registers = new Map(Object.entries(record.f))
  let last = author
  for (const { name, value, again } of writes) {
    const values = again ?? [{ h: null, v: value }]
    const siblings = values.map(({ h, v }): Sibling => {
      last = step(last, now)
      return { d: dotOf(last), h: h ?? last.stamp, v: toPlainJson(v) }
    })
    registers.set(name, siblings)
  }
  if (last === author) return { record, author }
  return {
    record: {
      id: record.id,
      sv: Math.max(record.sv, schemaVersion),
      vv: { ...record.vv, [last.device]: last.counter },
      f: Object.fromEntries(registers),
    },
    author: last,
  }
}

/**
 * The record with nothing in it any more: all writes were seen, and seen and gone counts as overwritten wherever
 * records meet (`merge.ts`). What another device wrote unseen comes back at the next exchange. Something must be
 * written next, or older states of the record cannot be told from this one. Registers that stay keep their writes as they are.
 */
export function emptied({ id, sv, vv, f }: LiveRecord, keeps: readonly string[] = []): LiveRecord {
  return { id, sv, vv, f: Object.fromEntries(Object.entries(f).filter(([name]) => keeps.includes(name))) }
}

/** Erases a record for ever, here and at every device the erasure reaches. */
export function eraseRecord(id: RecordId, author: Author, now: number): Written<ErasedRecord> {
  const last = step(author, now)
  return { record: { id, x: { d: dotOf(last), h: last.stamp } }, author: last }
}

function step({ device, counter, stamp }: Author, now: number): Author {
  return { device, counter: counter + 1, stamp: nextStamp(stamp, now) }
}

function dotOf({ device, counter }: Author): Dot {
  return [device, counter]
}

/** Writing: what a person does to a record on this device. */
import type { JsonValue } from '#shared/base/json.ts'
import { nextStamp, type HybridStamp } from '#shared/records/hybrid-clock.ts'
import { countOf, maxCounter, mostForgotten } from '#shared/records/knowledge.ts'
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
  /**
   * Undo of what nobody else has seen: these writes stand there again, as if they had never gone, and no other is made.
   */
  readonly stood?: readonly Sibling[]
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
  const ahead = claimedAhead(record, author)
  let last = author
  for (const { name, value, again, stood } of writes) {
    if (stood) {
      registers.set(name, stood)
      continue
    }
    const values = again ?? [{ h: null, v: value }]
    const siblings = values.map(({ h, v }): Sibling => {
      last = step(last, now)
      return { d: dotOf(last, ahead), h: h ?? last.stamp, v: toPlainJson(v) }
    })
    registers.set(name, siblings)
  }
  if (last === author) return { record, author }
  return {
    record: {
      id: record.id,
      sv: Math.max(record.sv, schemaVersion),
      // What a record claims to have seen is never taken back, or older states of it could not be told from this one.
      vv: {
        ...record.vv,
        [last.device]: Math.max(countOf(record.vv, last.device), last.counter + ahead),
      },
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

/**
 * How far a record claims to have seen more writes of this device than it has made. Nobody is believed that (it would use
 * up the device's numbers), but in this record a number that counts as seen would be taken for one that is gone.
 */
function claimedAhead({ vv }: LiveRecord, { device, counter }: Author): number {
  const ahead = Math.max(0, countOf(vv, device) - counter)
  return counter + ahead < maxCounter - mostForgotten ? ahead : 0
}

function dotOf({ device, counter }: Author, ahead = 0): Dot {
  return [device, counter + ahead]
}

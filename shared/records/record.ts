/**
 * The mergeable record: one aggregate (a case with its consultations and referrals, an organisation …) as a map of
 * multi-value registers with a version vector. State-based and conflict-keeping; see README.md of this room.
 *
 * Register names are opaque here. A name such as `c.<id>` holds one whole consultation; `r.<id>.state` one field of
 * a referral. Unknown names and values pass through untouched, so older programs carry newer data.
 */
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { JsonValue } from '#shared/base/json.ts'

/** What a register may hold. */
export type { JsonValue }

/** 16 random bytes as 32 lower-case hex digits. Never time-ordered: an id must not tell when it was made. */
export type RecordId = string
/** 16 bytes as hex, derived from the device's public keys. */
export type DeviceId = string

/** Names one write: the device and its running number (one counter for each device, not for each record). */
export type Dot = readonly [device: DeviceId, counter: number]

/** How many writes of each device have been seen. */
export type VersionVector = Readonly<Record<DeviceId, number>>

/** One written value. `h` is a hybrid-clock stamp and orders display only, never the merge. */
export interface Sibling {
  readonly d: Dot
  readonly h: string
  readonly v: JsonValue
}

export interface LiveRecord {
  readonly id: RecordId
  /** Schema version of the writer, for migrations at read time. */
  readonly sv: number
  readonly vv: VersionVector
  readonly f: Readonly<Record<string, readonly Sibling[]>>
}

/** What remains of an erased record, for ever: erasure absorbs every other write. */
export interface ErasedRecord {
  readonly id: RecordId
  readonly x: { readonly d: Dot; readonly h: string }
}

export type MergeableRecord = LiveRecord | ErasedRecord

export function isErased(record: MergeableRecord): record is ErasedRecord {
  return 'x' in record
}

/** The value on show: the sibling with the greatest `(h, d)`; `undefined` where nothing was written. */
export function shownValue(record: LiveRecord, name: string): JsonValue | undefined {
  return shownSibling(record, name)?.v
}

/** The device that wrote the value on show. */
export function writerOf(record: LiveRecord, name: string): DeviceId | undefined {
  return shownSibling(record, name)?.d[0]
}

function shownSibling(record: LiveRecord, name: string): Sibling | undefined {
  return shownOf(record.f[name] ?? [])
}

/** Of the writes of one register the one on show; `undefined` where there is none. */
export function shownOf(siblings: readonly Sibling[]): Sibling | undefined {
  if (siblings.length < 2) return siblings[0]
  return siblings.reduce((best, next) => (compareForDisplay(best, next) < 0 ? next : best))
}

/**
 * Where people wrote without having seen each other: the values that contradict, latest first. Of siblings that say the
 * same, the latest stands for all; the record keeps every one of them, so that all devices hold the same bytes.
 */
export function contradictions(record: LiveRecord, name: string): readonly Sibling[] {
  const siblings = record.f[name] ?? []
  if (siblings.length < 2) return siblings
  const latestFirst = siblings.toSorted((a, b) => compareForDisplay(b, a))
  const byValue = new Map<string | null, Sibling>()
  for (const sibling of latestFirst) {
    const said = canonicalJson(sibling.v)
    if (!byValue.has(said)) byValue.set(said, sibling)
  }
  return [...byValue.values()]
}

/** A conflict is more than one value; the same value written twice is none. */
export function hasConflict(record: LiveRecord, name: string): boolean {
  return (record.f[name]?.length ?? 0) > 1 && contradictions(record, name).length > 1
}

function compareForDisplay(a: Sibling, b: Sibling): number {
  if (a.h !== b.h) return a.h < b.h ? -1 : 1
  return compareDots(a.d, b.d)
}

/** Total order on dots: by device, then by counter. */
export function compareDots(a: Dot, b: Dot): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  return a[1] - b[1]
}

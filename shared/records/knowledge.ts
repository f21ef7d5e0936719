/**
 * What a device knows: for each device, up to which number ALL its writes have been merged here. Knowledge without a
 * hole is what makes a delta safe; see README.md of this room.
 */
import {
  isErased,
  type DeviceId,
  type Dot,
  type MergeableRecord,
  type VersionVector,
} from '#shared/records/record.ts'

/** Numbers of writes that any reader takes: far more than a device makes, with room to count on from what is claimed. */
export const maxCounter = 2 ** 52

/**
 * So many more writes of this device than it remembers may be known elsewhere after its disk was put back. Whoever claims
 * more is wrong: to count on from any number somebody names would use up all numbers there are.
 */
export const mostForgotten = 2 ** 22

export function isSeen(vector: VersionVector, [device, counter]: Dot): boolean {
  return countOf(vector, device) >= counter
}

/** What either has seen. Mostly one of them has seen nothing more, and then nothing is copied. */
export function joinVectors(a: VersionVector, b: VersionVector): VersionVector {
  if (a === b || covers(a, b)) return a
  const joined = new Map(Object.entries(a))
  for (const [device, counter] of Object.entries(b)) joined.set(device, Math.max(counter, countOf(a, device)))
  return Object.fromEntries(joined)
}

/** What all have seen; nothing when there are none. A recipient never heard of brings the whole down to nothing. */
export function meetVectors(vectors: readonly VersionVector[]): VersionVector {
  const [first, ...others] = vectors
  if (!first) return {}
  const least = Object.entries(first).map(([device, counter]): [DeviceId, number] => [
    device,
    Math.min(counter, ...others.map((v) => countOf(v, device))),
  ])
  return Object.fromEntries(least.filter(([, counter]) => counter > 0))
}

/** Whether everything `lesser` has seen, `greater` has seen. */
export function covers(greater: VersionVector, lesser: VersionVector): boolean {
  for (const device in lesser) if (countOf(greater, device) < countOf(lesser, device)) return false
  return true
}

export function equalVectors(a: VersionVector, b: VersionVector): boolean {
  return covers(a, b) && covers(b, a)
}

/** Whether a record tells something to a device that knows `base`: what a delta must hold. */
export function isNewFor(record: MergeableRecord, base: VersionVector): boolean {
  return isErased(record) ? !isSeen(base, record.x.d) : !covers(base, record.vv)
}

export interface Delta {
  /** The recipient is expected to know this already. */
  readonly base: VersionVector
  /** Whoever knew `base` and merges the delta knows this. */
  readonly upto: VersionVector
}

export interface Advance {
  readonly known: VersionVector
  /** The delta builds on writes that never arrived here. Its records are merged, its promise is not believed. */
  readonly hole: boolean
}

/**
 * Knowledge after a delta has been merged. It rises only when nothing lies between what was known and where the delta
 * begins; otherwise the missing writes would never be asked for again.
 */
export function advanceKnowledge(known: VersionVector, delta: Delta): Advance {
  if (!covers(known, delta.base)) return { known, hole: true }
  return { known: joinVectors(known, delta.upto), hole: false }
}

export function countOf(vector: VersionVector, device: DeviceId): number {
  const count = vector[device]
  // What every object has by birth is no number.
  return typeof count === 'number' ? count : 0
}

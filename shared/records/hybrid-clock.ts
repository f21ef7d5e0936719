/**
 * Hybrid-clock stamps: 12 hex digits of milliseconds and 4 of a counter, so that they sort as text. They order what is
 * shown and are never asked by the merge, so a wrong clock can misplace a value and cannot lose one.
 */
export type HybridStamp = string

export const stampPattern = /^[0-9a-f]{16}$/
export const firstStamp: HybridStamp = '0'.repeat(16)

/** A clock this far ahead is taken for wrong. */
export const tolerance = 24 * 60 * 60 * 1000

const counters = 0x1_0000
const lastMoment = 2 ** 48 - 1

/** The stamp of the next write at `now` milliseconds, later than the writer's last one. */
export function nextStamp(last: HybridStamp, now: number): HybridStamp {
  const moment = Math.min(Math.max(0, Math.floor(now)), lastMoment)
  // A last stamp from far ahead comes from a clock since set right; to follow it would carry the error on for ever.
  if (isFarAhead(last, now) || momentOf(last) < moment) return stamp(moment, 0)
  const counter = counterOf(last) + 1
  return counter < counters
    ? stamp(momentOf(last), counter)
    : stamp(Math.min(momentOf(last) + 1, lastMoment), 0)
}

/** The writer's last stamp after it has seen a foreign one. A stamp from far ahead does not pull the clock along. */
export function observeStamp(last: HybridStamp, seen: HybridStamp, now: number): HybridStamp {
  return seen > last && !isFarAhead(seen, now) ? seen : last
}

/** More than a day ahead of the local clock. */
export function isFarAhead(stamped: HybridStamp, now: number): boolean {
  return momentOf(stamped) > now + tolerance
}

/** The last stamp that is not far ahead. */
export function lastBelieved(now: number): HybridStamp {
  return stamp(Math.min(Math.max(0, Math.floor(now + tolerance)), lastMoment), counters - 1)
}

/** Milliseconds since 1970 that a stamp tells. */
export function momentOf(stamped: HybridStamp): number {
  return Number.parseInt(stamped.slice(0, 12), 16)
}

function counterOf(stamped: HybridStamp): number {
  return Number.parseInt(stamped.slice(12), 16)
}

function stamp(moment: number, counter: number): HybridStamp {
  return moment.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0')
}

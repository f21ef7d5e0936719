/** What can happen to a network of devices. One number makes one event, so that long lists of them are made quickly. */
import * as fc from 'fast-check'

/** How often each act comes among 64. */
const weights = {
  write: 11,
  resolve: 3,
  contact: 3,
  referral: 3,
  archive: 2,
  /** A register that only the next version of the program knows. */
  later: 3,
  /** A case is reduced to what is counted: all its registers go, one is written. */
  empty: 2,
  erase: 1,
  delta: 9,
  full: 2,
  deliver: 14,
  /** Two devices hand one another a package each. */
  mutual: 2,
  clock: 1,
  backup: 2,
  restore: 2,
  join: 1,
  revoke: 1,
  upgrade: 2,
} as const

export type Act = keyof typeof weights

export interface GossipEvent {
  readonly act: Act
  /** Which device, which record, and a free number the act makes its choice with. */
  readonly by: number
  readonly record: number
  readonly pick: number
}

const acts = Object.entries(weights).flatMap(([act, weight]) => Array<Act>(weight).fill(act as Act))

/** Acts take the upper bits, so that a smaller number tends to be a plainer event. */
export function eventOf(number: number): GossipEvent {
  return {
    act: acts[number >>> 25] as Act,
    by: (number >>> 22) & 7,
    record: (number >>> 20) & 3,
    pick: number & 0xf_ffff,
  }
}

export const eventsArbitrary: fc.Arbitrary<readonly GossipEvent[]> = fc
  .array(fc.nat(0x7fff_ffff), { maxLength: 70, size: 'max' })
  .map((numbers) => numbers.map(eventOf))

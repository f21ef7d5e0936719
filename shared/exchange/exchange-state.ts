/** What a device remembers about the exchange: the network, what is known here and elsewhere, which packages came. */
import * as z from 'zod'
import { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { DeviceIdText, noPackage, Vector } from '#shared/exchange/package-header.ts'
import { joinVectors } from '#shared/records/knowledge.ts'
import type { VersionVector } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Moment = z.string().max(30).nullable()

const SeenPackage = z.strictObject({
  seq: z.number().int().positive(),
  pkg: z.string(),
  hash: Hash,
  prev: Hash,
})
export type SeenPackage = z.infer<typeof SeenPackage>

const Peer = z.strictObject({
  /** What this device is known to know. */
  have: Vector,
  lastSent: Moment,
  lastReceived: Moment,
  /** What was known here when the last package of records was made for it: it is on its way, confirmed or not. */
  told: Vector.optional(),
  /** What its packages built on and what has not arrived here, as far as it was ever noticed. */
  missing: Vector.optional(),
})
export type Peer = z.infer<typeof Peer>

export const ExchangeState = z.strictObject({
  /** `null` while the office works alone. */
  directory: NetworkDirectory.nullable(),
  /** All writes of each other device up to this number have been merged here. */
  known: Vector,
  /** This device's own last package. */
  sent: z.strictObject({ seq: z.number().int().nonnegative(), hash: Hash }),
  peers: z.record(DeviceIdText, Peer),
  /** The last packages of each sender. */
  seen: z.record(DeviceIdText, z.array(SeenPackage)),
})
export type ExchangeState = z.infer<typeof ExchangeState>

export const emptyExchangeState: ExchangeState = {
  directory: null,
  known: {},
  sent: { seq: 0, hash: noPackage },
  peers: {},
  seen: {},
}

/** Enough to notice a copied laptop; more would only grow. */
const remembered = 200

/** What is known here, the device's own writes included. */
export function knownHere(state: ExchangeState, author: Pick<Author, 'device' | 'counter'>): VersionVector {
  return author.counter === 0 ? state.known : joinVectors(state.known, { [author.device]: author.counter })
}

export function peerOf(state: ExchangeState, device: string): Peer {
  const none = { have: {}, lastSent: null, lastReceived: null }
  return Object.hasOwn(state.peers, device) ? (state.peers[device] ?? none) : none
}

export function seenFrom(state: ExchangeState, device: string): readonly SeenPackage[] {
  return Object.hasOwn(state.seen, device) ? (state.seen[device] ?? []) : []
}

export function withPeer(state: ExchangeState, device: string, change: Partial<Peer>): ExchangeState {
  return { ...state, peers: { ...state.peers, [device]: { ...peerOf(state, device), ...change } } }
}

export function withSeen(state: ExchangeState, device: string, seen: SeenPackage): ExchangeState {
  const others = seenFrom(state, device).filter(({ pkg }) => pkg !== seen.pkg)
  return { ...state, seen: { ...state.seen, [device]: [...others, seen].slice(-remembered) } }
}

/**
 * The state for new device keys (after a restore): the former device's writes become those of another, all known up to
 * its last one, and the new device begins to count its packages. It has told nobody anything yet, itself included.
 */
export function stateForNewDevice(
  state: ExchangeState,
  former: Pick<Author, 'device' | 'counter'>,
): ExchangeState {
  const peers = Object.fromEntries(
    Object.entries(state.peers).map(([id, { told: _told, ...peer }]) => [id, peer]),
  )
  return { ...state, peers, known: knownHere(state, former), sent: emptyExchangeState.sent }
}

/** What a device remembers about the exchange: the network, what is known here and elsewhere, which packages came. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { DeviceIdText, noPackage, OfficeId, Vector } from '#shared/exchange/package-header.ts'
import { Scope } from '#shared/exchange/scope.ts'
import { Mark, SentPackage } from '#shared/exchange/sent-package.ts'
import { countOf, joinVectors } from '#shared/records/knowledge.ts'
import type { DeviceId, VersionVector } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Moment = z.string().max(30).nullable()
const Counter = z.number().int().nonnegative()

const SeenPackage = z.strictObject({
  seq: z.number().int().positive(),
  pkg: z.string(),
  hash: Hash,
  prev: Hash,
  /** Something of it was set aside: its sender is not told that it came. */
  partly: z.literal(true).optional(),
})
export type SeenPackage = z.infer<typeof SeenPackage>

const Peer = z.strictObject({
  /** What it knows, by its own newest package. */
  have: Vector,
  /** What others say it knows: good for showing, and nothing is built on it. */
  hearsay: Vector.optional(),
  /** All its writes up to this one came here in packages of its own. */
  direct: Counter.optional(),
  /** The same of our writes, as it says; missing where its program does not say so. */
  ours: Counter.optional(),
  /** The office its packages name; `undefined` before the first one, and in what was kept before this was. */
  office: OfficeId.optional(),
  lastSent: Moment,
  lastReceived: Moment,
  /** What it has acknowledged of packages that held a part only: all of that scope up to these writes. */
  part: z.strictObject({ scope: Scope, version: Counter.default(1), have: Vector }).optional(),
  /** The highest number among the packages that it says it has taken in. */
  taken: Counter.optional(),
  /** The highest number among those of which it says that they came and something was set aside. */
  aside: Counter.optional(),
  /** The highest number among its own of which it was told the same. */
  asideTold: Counter.optional(),
  /** Records it has acknowledged in a state that no vector tells of. */
  marks: z.array(Mark).optional(),
  /** The rows for counting that it was told last; what it has is what they say, once it has acknowledged them. */
  figures: z.strictObject({ seq: z.number(), mark: Mark, got: z.boolean() }).optional(),
  /** What the last package of records for it told of this scope: it is on its way, confirmed or not. */
  told: z.strictObject({ scope: Scope, have: Vector, marks: z.array(Mark) }).optional(),
  /** What it was told to be known here, where packages without records have told it more than `told`. */
  heard: Vector.optional(),
  /** Names the choices that this device of the own office was told, or told itself, last. */
  choices: Mark.optional(),
  /** What its packages built on and what has not arrived here, as far as it was ever noticed. */
  missing: Vector.optional(),
})
export type Peer = z.infer<typeof Peer>

const OfficeScope = z.strictObject({
  /** `null` where the choice was taken back. */
  scope: Scope.nullable(),
  /** `null` in a network from before there was a choice. */
  since: CalendarDate.nullable(),
  /** Which choices for this office it knew of, itself included: how many of each device. */
  knows: Vector.default({}),
})
export type OfficeScope = z.infer<typeof OfficeScope>

/** What an office has been given in packages that held a part only: an erasure must follow it there. */
const Given = z.strictObject({
  /** Too much to name, or everything: every erasure goes there. */
  whole: z.boolean(),
  ids: z.array(Mark),
})
export type Given = z.infer<typeof Given>

const StoredState = z.strictObject({
  /** `null` while the office works alone. */
  directory: NetworkDirectory.nullable(),
  /** The office this device belongs to, by its own key or by the invitation it opened. */
  office: OfficeId.nullable().default(null),
  /** All writes of each other device up to this number have been merged here. */
  known: Vector,
  /** This device's own last package. */
  sent: z.strictObject({ seq: z.number().int().nonnegative(), hash: Hash }),
  peers: z.record(DeviceIdText, Peer),
  /** The last packages of each sender. */
  seen: z.record(DeviceIdText, z.array(SeenPackage)),
  /** What each partner office is to receive; an office that is not named has no choice yet. */
  scopes: z.record(OfficeId, OfficeScope).optional(),
  given: z.record(OfficeId, Given).optional(),
  /** How many erasures of records that were never here came from each office that receives a part only. */
  unknownErasures: z.record(OfficeId, Counter).optional(),
  /** This device's own last packages. */
  sentPackages: z.array(SentPackage).optional(),
  /** Devices that no directory names any more, and the office that listed each (`writer-office.ts`). */
  former: z.record(DeviceIdText, OfficeId).optional(),
  /** Devices that no directory ever named, and the offices whose packages brought their writes. */
  brought: z.record(DeviceIdText, z.array(OfficeId)).optional(),
  /**
   * The reading device, once its disk was put back, and what it was before a restore: how many of its writes are known
   * here for sure. What came after them may come back through others.
   */
  lost: z.record(DeviceIdText, Counter).optional(),
})

/**
 * A state of before there was a choice: all offices received everything, and go on to. And one of before it was told apart
 * by which way a write came: from whoever had sent packages, all of its writes counted as had from itself.
 */
export const ExchangeState = StoredState.transform((stored) => {
  const { scopes, given, sentPackages = [], ...state } = stored
  const peers = Object.entries(state.peers).map(([id, peer]) => [id, withDirect(peer, state.known, id)])
  const offices = scopes ? [] : (stored.directory?.offices ?? []).map(({ id }) => id)
  const everything: readonly (readonly [string, OfficeScope])[] = offices.map((id) => [
    id,
    { scope: 'all', since: null, knows: {} },
  ])
  const whole: readonly (readonly [string, Given])[] = offices.map((id) => [id, { whole: true, ids: [] }])
  return {
    ...state,
    peers: Object.fromEntries(peers) as Record<DeviceId, Peer>,
    scopes: scopes ?? Object.fromEntries(everything),
    given: given ?? Object.fromEntries(whole),
    sentPackages,
  }
})
export type ExchangeState = z.infer<typeof ExchangeState>

function withDirect(peer: Peer, known: VersionVector, device: DeviceId): Peer {
  const isFromBefore = peer.direct === undefined && peer.lastReceived !== null
  return isFromBefore ? { ...peer, direct: countOf(known, device) } : peer
}

export const emptyExchangeState: ExchangeState = {
  directory: null,
  office: null,
  known: {},
  sent: { seq: 0, hash: noPackage },
  peers: {},
  seen: {},
  scopes: {},
  given: {},
  sentPackages: [],
}

/** Enough to notice a copied laptop; more would only grow. */
const remembered = 200

/** What is known here, the device's own writes included. */
export function knownHere(state: ExchangeState, author: Pick<Author, 'device' | 'counter'>): VersionVector {
  return withCount(state.known, author.device, author.counter)
}

/** The vector with this number for a device, whatever it had for it. */
export function withCount(vector: VersionVector, device: DeviceId, count: number): VersionVector {
  if (countOf(vector, device) === count) return vector
  const others = Object.entries(vector).filter(([name]) => name !== device)
  return Object.fromEntries(count === 0 ? others : [...others, [device, count]])
}

/** A device that nothing is known of. */
export const nobody: Peer = { have: {}, lastSent: null, lastReceived: null }

export function peerOf(state: ExchangeState, device: string): Peer {
  return Object.hasOwn(state.peers, device) ? (state.peers[device] ?? nobody) : nobody
}

/**
 * What a package to a device may build on. Of this device's own writes only what came there in its own packages: whoever
 * passes them on could say so and leave them out.
 */
export function reliedOn({ have, ours }: Peer, self: DeviceId): VersionVector {
  return ours === undefined ? have : withCount(have, self, Math.min(ours, countOf(have, self)))
}

/** How far the writes of some devices came here in packages of their own. */
export function directFrom(state: ExchangeState, devices: readonly DeviceId[]): VersionVector {
  const counts = devices.map((id): [DeviceId, number] => [id, peerOf(state, id).direct ?? 0])
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** What a device knows as far as anybody says so: for showing only. */
export function saidToKnow({ have, hearsay = {} }: Peer): VersionVector {
  return joinVectors(have, hearsay)
}

/** What a device was told to be known here, confirmed or not. */
export function heardBy({ told, heard = {} }: Peer): VersionVector {
  return told ? joinVectors(told.have, heard) : heard
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
 * its last one, and the new device begins to count its packages. It has told nobody anything yet, itself included. What was
 * acknowledged to the former one may be more than stands here now, so parts are told anew; and what the former one wrote
 * since may come back.
 */
export function stateForNewDevice(
  state: ExchangeState,
  former: Pick<Author, 'device' | 'counter'>,
): ExchangeState {
  const peers = Object.entries(state.peers).map(([device, peer]) => {
    const { have, hearsay, direct, office, lastSent, lastReceived, missing } = peer
    const kept = {
      ...(hearsay ? { hearsay } : {}),
      ...(direct === undefined ? {} : { direct }),
      ...(office === undefined ? {} : { office }),
      ...(missing ? { missing } : {}),
    }
    return [device, { have, lastSent, lastReceived, ...kept }] as const
  })
  return {
    ...state,
    known: knownHere(state, former),
    sent: emptyExchangeState.sent,
    peers: Object.fromEntries(peers),
    sentPackages: [],
    lost: { ...state.lost, [former.device]: former.counter },
  }
}

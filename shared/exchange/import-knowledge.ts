/**
 * What a device knows after a package, and what it takes its sender to know. Members may err or mean harm, so nobody's
 * word counts for a third: README.md of this room, section 4.
 */
import { believedDevices, believedOf } from '#shared/exchange/believed.ts'
import {
  knownHere,
  nobody,
  peerOf,
  seenFrom,
  withCount,
  withPeer,
  type ExchangeState,
  type Peer,
} from '#shared/exchange/exchange-state.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { advanceKnowledge, countOf, joinVectors, mostForgotten } from '#shared/records/knowledge.ts'
import type { DeviceId, VersionVector } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

interface Learned {
  readonly state: ExchangeState
  /** Whose numbers are believed. */
  readonly devices: ReadonlySet<DeviceId>
}

export function knowledgeAfter(
  checked: CheckedPackage,
  state: ExchangeState,
  author: Pick<Author, 'device' | 'counter'>,
): Learned {
  const { header } = checked
  const peer = peerOf(state, header.sender)
  const devices = believedDevices({ ...checked, known: state.known })
  const upto = believedOf(header.upto, devices)
  const { known, hole } = advanceKnowledge(knownHere(state, author), { base: header.base, upto })
  const direct = directAfter(peer, checked)
  const change: Partial<Peer> = {
    direct,
    ...(isNewest(state, checked) ? ownWord(checked, { devices, self: author.device }) : {}),
    // Remembered, because the package that would have brought it may never come: a person has to ask for it.
    ...(hole ? { missing: joinVectors(peer.missing ?? {}, believedOf(header.base, devices)) } : {}),
  }
  // What this device wrote it knows itself.
  const others = withCount(correctedBy(known, state, { checked, direct }), author.device, 0)
  return { state: withPeer({ ...state, known: others }, header.sender, change), devices }
}

/** A package that comes late says nothing of how its sender stands now. */
export function isNewest(state: ExchangeState, { header }: CheckedPackage): boolean {
  return seenFrom(state, header.sender).every(({ seq }) => seq <= header.seq)
}

/** What the sender says of itself takes the place of what it said before, and may be less: its disk was put back. */
function ownWord(
  { header, receipts }: CheckedPackage,
  { devices, self }: { readonly devices: ReadonlySet<DeviceId>; readonly self: DeviceId },
): Partial<Peer> {
  const ours = receipts.find(({ dev }) => dev === self)?.own
  return { have: believedOf(header.have, devices), ...(ours === undefined ? {} : { ours }) }
}

/** The sender's own writes as they came from itself: like knowledge, without a hole. */
function directAfter({ direct = 0 }: Peer, { header }: CheckedPackage): number {
  const { sender, base, upto } = header
  return countOf(base, sender) <= direct ? Math.max(direct, countOf(upto, sender)) : direct
}

/**
 * Whoever claimed to bring far more writes of the sender than it has made was wrong: then only what it brought itself
 * counts. What lies a little ahead is another way that was quicker, or the sender counts on from there once it hears of it.
 */
function correctedBy(
  known: VersionVector,
  state: ExchangeState,
  { checked, direct }: { readonly checked: CheckedPackage; readonly direct: number },
): VersionVector {
  const { sender, have } = checked.header
  const isBelievable = countOf(known, sender) <= countOf(have, sender) + mostForgotten
  if (isBelievable || !isNewest(state, checked)) return known
  return withCount(known, sender, direct)
}

interface Hearing {
  readonly own: DeviceId
  readonly devices: ReadonlySet<DeviceId>
}

/**
 * What the sender has heard of third devices. In one go: in a large network every package says of every device what it
 * knows. Only offices that receive everything are listened to.
 */
export function withHearsay(
  state: ExchangeState,
  { header, acknowledgements, directory, office }: CheckedPackage,
  { own, devices }: Hearing,
): ExchangeState['peers'] {
  if (scopeFor(state, office, header.office) !== 'all') return state.peers
  const all = new Map(Object.entries(state.peers))
  const listed = new Set(directory.offices.flatMap((entry) => entry.devices.map(({ id }) => id)))
  const isThird = (dev: DeviceId): boolean => dev !== own && dev !== header.sender && listed.has(dev)
  for (const { dev, have } of acknowledgements.filter((each) => isThird(each.dev))) {
    const peer = all.get(dev) ?? nobody
    all.set(dev, { ...peer, hearsay: joinVectors(peer.hearsay ?? {}, believedOf(have, devices)) })
  }
  return Object.fromEntries(all)
}

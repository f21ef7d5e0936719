/**
 * Receipts: which of a device's packages its recipients have taken in. They ride in every package. A receipt that never
 * comes costs a repetition; one that is believed wrongly would cost a record, so whatever is in doubt is sent again.
 */
import {
  peerOf,
  saidToKnow,
  seenFrom,
  withPeer,
  type ExchangeState,
  type Peer,
} from '#shared/exchange/exchange-state.ts'
import { activeIn } from '#shared/exchange/device-office.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { scopeVersion } from '#shared/exchange/scope.ts'
import { carriesRecords, type SentPackage } from '#shared/exchange/sent-package.ts'
import { covers, joinVectors } from '#shared/records/knowledge.ts'
import type { DeviceId } from '#shared/records/record.ts'

/** So many of the own packages are remembered, and so many single states of records for each peer. */
const rememberedPackages = 200
export const rememberedMarks = 2_000

/** The running numbers of a device's packages that were taken in here whole. */
export function receiptsFor(state: ExchangeState, device: DeviceId): readonly number[] {
  return seenFrom(state, device)
    .filter(({ partly }) => !partly)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
}

/** Those of which something was set aside. */
export function asideFrom(state: ExchangeState, device: DeviceId): readonly number[] {
  return seenFrom(state, device)
    .filter(({ partly }) => partly)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
}

/** After a device has said in its newest package which of ours came there and were not taken in whole. */
export function withAside(
  state: ExchangeState,
  device: DeviceId,
  numbers: readonly number[] = [],
): ExchangeState {
  const ours = numbers.filter((seq) => seq <= state.sent.seq)
  return withPeer(state, device, { aside: ours.length > 0 ? Math.max(...ours) : undefined })
}

/**
 * After a package was taken in of which something was set aside. Where its sender says that it has our last one, in which
 * it was told of an earlier such, and knows no more than it did, it is owed no further word: each of its packages brings
 * the same again.
 */
export function withWordHeard(
  after: ExchangeState,
  before: ExchangeState,
  { header }: { readonly header: Pick<PackageHeader, 'sender' | 'seq' | 'have'> },
): ExchangeState {
  const { sender, seq, have } = header
  const { asideTold } = peerOf(after, sender)
  const last = after.sentPackages.findLast(({ to }) => to.includes(sender))
  if (asideTold === undefined || !last || !hasCome(after, last, sender)) return after
  if (!covers(peerOf(before, sender).have, have)) return after
  return withPeer(after, sender, { asideTold: Math.max(asideTold, seq) })
}

function hasCome(state: ExchangeState, sent: SentPackage, device: DeviceId): boolean {
  return sent.got.includes(device) || sent.seq <= (peerOf(state, device).aside ?? 0)
}

/** Whether a device says that a package came there and was not taken whole, or an earlier one that told all it tells. */
export function isSetAsideAt(state: ExchangeState, sent: SentPackage, device: DeviceId): boolean {
  const { aside = 0 } = peerOf(state, device)
  if (sent.seq <= aside) return true
  const told = state.sentPackages.findLast(
    ({ seq, to, kind }) => seq <= aside && to.includes(device) && carriesRecords(kind),
  )
  return told !== undefined && told.scope === sent.scope && covers(told.upto, sent.upto)
}

export function withSentPackage(state: ExchangeState, sent: SentPackage): ExchangeState {
  return { ...state, sentPackages: [...state.sentPackages, sent].slice(-rememberedPackages) }
}

/** Whether everybody a package was made for has it, or a later one that holds all of it. Blocked devices do not count. */
export function isReceived(state: ExchangeState, sent: SentPackage): boolean {
  return isSettledFor(state, sent, (device) => isReceivedBy(state, sent, device))
}

export function isReceivedBy(state: ExchangeState, sent: SentPackage, device: DeviceId): boolean {
  return sent.got.includes(device) || isKnownAt(state, sent, device)
}

/** Whether they say so themselves. */
export function isAnswered(state: ExchangeState, sent: SentPackage): boolean {
  return isSettledFor(state, sent, (device) => sent.got.includes(device))
}

function isSettledFor(
  state: ExchangeState,
  { to, offices: named }: SentPackage,
  isSettled: (device: DeviceId) => boolean,
): boolean {
  const offices = named.length > 0 ? named : (state.directory?.offices ?? []).map(({ id }) => id)
  const active = activeIn(state, offices).map(({ id }) => id)
  return to.filter((device) => active.includes(device)).every(isSettled)
}

/** What a package promised is told by vectors too, and those travel through third offices. */
function isKnownAt(
  state: ExchangeState,
  { kind, scope, upto, marks }: SentPackage,
  device: DeviceId,
): boolean {
  const told = carriesRecords(kind) && scope === 'all' && marks.length === 0
  return told && covers(saidToKnow(peerOf(state, device)), upto)
}

/** After a device has said which packages of ours it has taken in: those that were for the office it names. */
export function withReceipts(
  state: ExchangeState,
  device: DeviceId,
  numbers: readonly number[],
): ExchangeState {
  const named = new Set(numbers)
  return state.sentPackages
    .filter((sent) => named.has(sent.seq) && sent.to.includes(device) && !sent.got.includes(device))
    .filter((sent) => isForOffice(sent, peerOf(state, device).office))
    .reduce((before, sent) => withReceipt(before, device, sent), state)
}

/** A part from before the offices were remembered is told anew; a whole package is the same for every office. */
function isForOffice({ offices, scope }: SentPackage, office: string | undefined): boolean {
  if (offices.length === 0) return scope === 'all'
  return office !== undefined && offices.includes(office)
}

function withReceipt(state: ExchangeState, device: DeviceId, sent: SentPackage): ExchangeState {
  const { part, marks, figures } = acknowledged(peerOf(state, device), sent)
  const sentPackages = state.sentPackages.map((one) =>
    isContained(one, sent, device) ? { ...one, got: [...one.got, device] } : one,
  )
  return withPeer({ ...state, sentPackages }, device, { part, marks, figures })
}

function acknowledged(peer: Peer, sent: SentPackage): Pick<Peer, 'part' | 'marks' | 'figures'> {
  const known = new Set([...(peer.marks ?? []), ...sent.marks])
  const marks = [...known].slice(-rememberedMarks)
  return { part: partAfter(peer, sent), marks, figures: figuresAfter(peer, sent) }
}

/** Later packages of the scope hold the rows too, or were made when they had been acknowledged. */
function figuresAfter({ figures }: Peer, { seq, scope, kind }: SentPackage): Peer['figures'] {
  const isTold = figures && scope === 'figures' && carriesRecords(kind) && seq >= figures.seq
  return isTold ? { ...figures, got: true } : figures
}

/** Like knowledge, it does not rise over a gap: the scope may have changed in between, and be told anew. */
function partAfter({ part }: Peer, { kind, scope, version, base, upto }: SentPackage): Peer['part'] {
  if (scope === 'all' || !carriesRecords(kind)) return part
  if (version !== scopeVersion) return part
  const have = part?.scope === scope && part.version === version ? part.have : {}
  return covers(have, base) ? { scope, version, have: joinVectors(have, upto) } : part
}

/** A package holds all that its recipients had not acknowledged, so everything of an earlier one of the same scope. */
function isContained(one: SentPackage, later: SentPackage, device: DeviceId): boolean {
  if (one.got.includes(device) || !one.to.includes(device)) return false
  if (one.seq === later.seq) return true
  return (
    one.seq < later.seq && one.scope === later.scope && [one, later].every(({ kind }) => carriesRecords(kind))
  )
}

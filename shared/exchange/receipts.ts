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
import { activeDevices } from '#shared/exchange/network-directory.ts'
import { scopeVersion } from '#shared/exchange/scope.ts'
import { carriesRecords, type SentPackage } from '#shared/exchange/sent-package.ts'
import { covers, joinVectors } from '#shared/records/knowledge.ts'
import type { DeviceId } from '#shared/records/record.ts'

/** So many of the own packages are remembered, and so many single states of records for each peer. */
const rememberedPackages = 200
export const rememberedMarks = 2_000

/** The running numbers of a device's packages that were taken in here. */
export function receiptsFor(state: ExchangeState, device: DeviceId): readonly number[] {
  return seenFrom(state, device)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
}

export function withSentPackage(state: ExchangeState, sent: SentPackage): ExchangeState {
  return { ...state, sentPackages: [...state.sentPackages, sent].slice(-rememberedPackages) }
}

/** Whether everybody a package was made for has it, or a later one that holds all of it. Blocked devices do not count. */
export function isReceived(state: ExchangeState, sent: SentPackage): boolean {
  return isSettledFor(state, sent, (device) => sent.got.includes(device) || isKnownAt(state, sent, device))
}

/** Whether they say so themselves. */
export function isAnswered(state: ExchangeState, sent: SentPackage): boolean {
  return isSettledFor(state, sent, (device) => sent.got.includes(device))
}

function isSettledFor(
  { directory }: ExchangeState,
  { to }: SentPackage,
  isSettled: (device: DeviceId) => boolean,
): boolean {
  const offices = directory?.offices.map(({ id }) => id) ?? []
  const active = directory ? activeDevices(directory, offices).map(({ id }) => id) : []
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

/** After a device has said which packages of ours it has taken in. */
export function withReceipts(
  state: ExchangeState,
  device: DeviceId,
  numbers: readonly number[],
): ExchangeState {
  const named = new Set(numbers)
  return state.sentPackages
    .filter((sent) => named.has(sent.seq) && sent.to.includes(device) && !sent.got.includes(device))
    .reduce((before, sent) => withReceipt(before, device, sent), state)
}

function withReceipt(state: ExchangeState, device: DeviceId, sent: SentPackage): ExchangeState {
  const { part, marks } = acknowledged(peerOf(state, device), sent)
  const sentPackages = state.sentPackages.map((one) =>
    isContained(one, sent, device) ? { ...one, got: [...one.got, device] } : one,
  )
  return withPeer({ ...state, sentPackages }, device, { part, marks })
}

function acknowledged(peer: Peer, sent: SentPackage): Pick<Peer, 'part' | 'marks'> {
  const known = new Set([...(peer.marks ?? []), ...sent.marks])
  return { part: partAfter(peer, sent), marks: [...known].slice(-rememberedMarks) }
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

/**
 * Disks that were put back to an older state behind the program's back, the own one or another's. Which packages came
 * tells of both: whoever lists more of ours than we remember knows more, whoever lists fewer than before has lost some.
 */
import { peerOf, withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { countOf, maxCounter, mostForgotten } from '#shared/records/knowledge.ts'
import {
  isErased,
  type DeviceId,
  type Dot,
  type MergeableRecord,
  type VersionVector,
} from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

/** Others may have seen a few packages more than the one that tells of them. */
const spare = 1_000
/** More than an office writes in months, and far fewer than can be counted on from (`mostForgotten`). */
const spareWrites = 2 ** 16
/** A disk is not put back so often; the newest count. */
const mostLosses = 20

/**
 * The state after a device has said in its newest package which numbers of ours it has taken in. Our next package gets a
 * number that nobody can have seen; with one that was used it would be refused everywhere.
 */
export function withListed(
  state: ExchangeState,
  device: DeviceId,
  numbers: readonly number[],
): ExchangeState {
  const { seq } = state.sent
  const used = numbers.filter((number) => number <= seq + mostForgotten)
  const last = used.reduce((most, number) => Math.max(most, number), 0)
  const counted = last > seq ? { ...state, sent: { ...state.sent, seq: last + spare } } : state
  const { taken = 0 } = peerOf(counted, device)
  const heard = last < taken ? forgotten(counted, device, last) : counted
  return withPeer(heard, device, { taken: last })
}

/** What it had acknowledged of parts since is not there any more, and is told anew. */
function forgotten(state: ExchangeState, device: DeviceId, last: number): ExchangeState {
  const sentPackages = state.sentPackages.map((sent) =>
    sent.seq > last ? { ...sent, got: sent.got.filter((id) => id !== device) } : sent,
  )
  return withPeer({ ...state, sentPackages }, device, { part: undefined, marks: undefined })
}

type Telling = Pick<CheckedPackage, 'header' | 'office' | 'receipts' | 'records'>
type Before = Pick<ExchangeState, 'lost' | 'scopes' | 'sent'>
type Self = Pick<Author, 'device' | 'counter'>

/**
 * Which of the own writes may be lost here, once a package has told that the disk was put back: its sender knows more
 * writes of this device than it has made, or has taken in more of its packages. They may come back. The device counts on
 * behind them, so that what it writes from now on is none of them, whoever told of a loss that never was.
 */
export function lostAfter(state: Before, told: Telling, author: Self): ExchangeState['lost'] {
  const { lost, sent } = state
  const { device, counter } = author
  const writes = [countOf(told.header.have, device), countOf(told.header.upto, device)]
  if (!writes.some(isForgotten(counter)) && !isPackageLost(sent.seq, told, device)) return lost
  const upto = countsOnFrom(told, author, state)
  if (upto === counter) return lost
  const before = lost && Object.hasOwn(lost, device) ? (lost[device] ?? []) : []
  return { ...lost, [device]: [...before, { after: counter, upto }].slice(-mostLosses) }
}

/**
 * The number to count on from. Others may know of more writes of this device than it does itself: then its disk was put
 * back to an older state behind the program's back. A number that was used once would be taken for seen everywhere. What
 * no disk can have forgotten is not believed.
 */
export function countsOnFrom(told: Telling, { device, counter }: Self, state: Before): number {
  const { header, office, records } = told
  const most = Math.min(counter + mostForgotten, maxCounter - mostForgotten)
  // Who receives a part cannot say which writes were in it.
  const isUnsaid =
    scopeFor(state, office, header.office) !== 'all' && isPackageLost(state.sent.seq, told, device)
  let highest = isUnsaid ? Math.max(counter, Math.min(counter + spareWrites, most)) : counter
  for (const used of usedIn(records, device, [header.have, header.upto]))
    if (used <= most && used > highest) highest = used
  return highest
}

function isPackageLost(seq: number, { receipts }: Telling, device: DeviceId): boolean {
  return receipts.some(({ dev, seqs }) => dev === device && seqs.some(isForgotten(seq)))
}

function* usedIn(
  records: readonly MergeableRecord[],
  device: DeviceId,
  vectors: readonly VersionVector[],
): Generator<number> {
  for (const vector of vectors) yield countOf(vector, device)
  for (const record of records) {
    if (!isErased(record)) yield countOf(record.vv, device)
    else if (record.x.d[0] === device) yield record.x.d[1]
  }
}

/** Whether a write is one that this device, or what it was before a restore, may have made and lost. */
export function isLost({ lost = {} }: Pick<ExchangeState, 'lost'>, [device, number]: Dot): boolean {
  const ranges = Object.hasOwn(lost, device) ? (lost[device] ?? []) : []
  return ranges.some(({ after, upto }) => number > after && number <= upto)
}

function isForgotten(remembered: number): (number: number) => boolean {
  return (number) => number > remembered && number <= remembered + mostForgotten
}

/**
 * Disks that were put back to an older state behind the program's back, the own one or another's. Which packages came
 * tells of both: whoever lists more of ours than we remember knows more, whoever lists fewer than before has lost some.
 */
import { peerOf, withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { countOf, mostForgotten } from '#shared/records/knowledge.ts'
import type { DeviceId, Dot } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

/** Others may have seen a few packages more than the one that tells of them. */
const spare = 1_000

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

/**
 * How far the own writes are known here for sure, once a package has told that the disk was put back: its sender knows more
 * writes of this device than it has made, or has taken in more of its packages. What comes after may come back.
 */
export function lostAfter(
  { lost, sent }: Pick<ExchangeState, 'lost' | 'sent'>,
  { header, receipts }: Pick<CheckedPackage, 'header' | 'receipts'>,
  { device, counter }: Pick<Author, 'device' | 'counter'>,
): ExchangeState['lost'] {
  const writes = [countOf(header.have, device), countOf(header.upto, device)]
  const packages = receipts.filter(({ dev }) => dev === device).flatMap(({ seqs }) => seqs)
  const isTold = writes.some(isForgotten(counter)) || packages.some(isForgotten(sent.seq))
  return isTold ? { ...lost, [device]: Math.min(counter, lost?.[device] ?? counter) } : lost
}

/** Whether a write is one that this device, or what it was before a restore, may have made and lost. */
export function isLost({ lost = {} }: Pick<ExchangeState, 'lost'>, [device, number]: Dot): boolean {
  const after = Object.hasOwn(lost, device) ? lost[device] : undefined
  return after !== undefined && isForgotten(after)(number)
}

function isForgotten(remembered: number): (number: number) => boolean {
  return (number) => number > remembered && number <= remembered + mostForgotten
}

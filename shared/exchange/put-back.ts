/**
 * Disks that were put back to an older state behind the program's back, the own one or another's. Which packages came
 * tells of both: whoever lists more of ours than we remember knows more, whoever lists fewer than before has lost some.
 */
import { peerOf, withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { mostForgotten } from '#shared/records/knowledge.ts'
import type { DeviceId } from '#shared/records/record.ts'

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

/**
 * The office a device counts in: the one that its own packages name. Any office can put any device on its list, so a
 * listing alone says where packages may go, as long as nothing better is known, and never what stands there.
 */
import { nobody, peerOf, withPeer, type ExchangeState, type Peer } from '#shared/exchange/exchange-state.ts'
import { activeDevices, type DeviceEntry } from '#shared/exchange/network-directory.ts'

/** Whether a device that an office lists counts in it. A device that its office has dropped may have gone to another. */
export function countsIn(
  state: Pick<ExchangeState, 'directory' | 'peers'>,
  device: string,
  office: string,
): boolean {
  const named = Object.hasOwn(state.peers, device) ? state.peers[device]?.office : undefined
  if (named === undefined || named === office) return true
  const entry = state.directory?.offices.find(({ id }) => id === named)
  return !entry?.devices.some(({ id }) => id === device)
}

/** The devices of some offices that packages may be sent to, without those that only a stranger lists. */
export function activeIn(
  state: Pick<ExchangeState, 'directory' | 'peers'>,
  offices: readonly string[],
): readonly DeviceEntry[] {
  if (!state.directory) return []
  const { directory } = state
  return offices.flatMap((office) =>
    activeDevices(directory, [office]).filter(({ id }) => countsIn(state, id, office)),
  )
}

/** The state after a package of a device. What it acknowledged for another office is nothing to this one. */
export function withOffice(state: ExchangeState, device: string, office: string): ExchangeState {
  const { office: before } = peerOf(state, device)
  if (before === office) return state
  // Rows for counting are the same for every office, and may have been told before it ever named one.
  const figures = before === undefined ? peerOf(state, device).figures : undefined
  return withPeer(state, device, { office, part: undefined, marks: undefined, figures })
}

/** What is known of a device as one of these offices: nobody has acknowledged a part in the name of another. */
export function peerIn(state: ExchangeState, device: string, offices: readonly string[]): Peer {
  const peer = peerOf(state, device)
  if (peer.office !== undefined && offices.includes(peer.office)) return peer
  const { part: _part, marks: _marks, figures: _figures, ...others } = peer
  return { ...nobody, ...others }
}

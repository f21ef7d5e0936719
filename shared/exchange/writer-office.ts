/**
 * Whose a device is that wrote something. A directory forgets devices (an office that is given a new key admits anew whom
 * it still has), and others it never named: those of before the network, or of before a restore. What they wrote stands
 * and must be erased by the office whose it is. So it is remembered which office listed a device first (any office can put
 * any device on its list), and of one that nobody ever listed, which offices brought its writes.
 */
import { countsIn } from '#shared/exchange/device-office.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { mostDevices } from '#shared/exchange/package-header.ts'
import { countOf } from '#shared/records/knowledge.ts'
import { isErased, type DeviceId, type MergeableRecord } from '#shared/records/record.ts'

export interface Reader {
  readonly state: ExchangeState
  /** The network as known with the package at hand. */
  readonly directory: NetworkDirectory
  /** The reading office. */
  readonly own: string
  /** The reading device. */
  readonly device: DeviceId
}

/** Whether a device is one of the reading office: itself, what it was before a restore, what the office lists or listed. */
export function isOurs(device: DeviceId, { state, directory, own, device: self }: Reader): boolean {
  if (device === self || Object.hasOwn(state.lost ?? {}, device)) return true
  if (namedOffice(device, state) === own) return true
  return officesListing(directory, device).includes(own) && countsIn({ ...state, directory }, device, own)
}

/**
 * Whether a device is one of another office. `perhaps`: nobody ever listed it, and that office brought writes of it, and the
 * own one never did. A device that two offices listed from the first is of neither, as long as its own packages do not say
 * whose it is; and to list one that another office brought makes nobody its owner.
 */
export function isOf(office: string, device: DeviceId, reader: Reader): 'yes' | 'perhaps' | 'no' {
  if (isOurs(device, reader)) return 'no'
  const named = namedOffice(device, reader.state)
  if (named !== undefined) return named === office ? 'yes' : 'no'
  const listing = officesListing(reader.directory, device)
  if (listing.some((each) => each !== office)) return 'no'
  return isBroughtBy(office, device, { ...reader, isListed: listing.length > 0 })
}

/** By its own packages, or remembered; `null` where two had listed it. */
function namedOffice(device: DeviceId, state: ExchangeState): string | null | undefined {
  return peerOf(state, device).office ?? entryOf(state.former, device)
}

function isBroughtBy(
  office: string,
  device: DeviceId,
  { state, own, isListed }: Pick<Reader, 'state' | 'own'> & { readonly isListed: boolean },
): 'yes' | 'perhaps' | 'no' {
  const brought = entryOf(state.brought, device) ?? []
  if (isListed && brought.every((each) => each === office)) return 'yes'
  return brought.includes(office) && !brought.includes(own) ? 'perhaps' : 'no'
}

function officesListing({ offices }: NetworkDirectory, device: DeviceId): readonly string[] {
  return offices.filter(({ devices }) => devices.some(({ id }) => id === device)).map(({ id }) => id)
}

function entryOf<T>(entries: Readonly<Record<string, T>> | undefined, device: DeviceId): T | undefined {
  return entries && Object.hasOwn(entries, device) ? entries[device] : undefined
}

/** The state with another directory: whose a device was stays remembered once another office lists it, or nobody does. */
export function withDirectory(state: ExchangeState, directory: NetworkDirectory): ExchangeState {
  const before = state.directory
  const now = listings(directory)
  const changed = [...listings(before)].flatMap(([id, offices]) => {
    const isKept = String(offices) === String(now.get(id))
    if (isKept || entryOf(state.former, id) !== undefined) return []
    return [[id, offices.length === 1 ? (offices[0] ?? null) : null] as const]
  })
  if (changed.length === 0) return { ...state, directory }
  return { ...state, directory, former: fitting({ ...state.former, ...Object.fromEntries(changed) }) }
}

function listings(directory: NetworkDirectory | null): ReadonlyMap<DeviceId, readonly string[]> {
  const listing = new Map<DeviceId, readonly string[]>()
  for (const { id: office, devices } of directory?.offices ?? [])
    for (const { id } of devices) listing.set(id, [...(listing.get(id) ?? []), office])
  return listing
}

/**
 * The state after an office has brought records. Whatever is known here of a device before anybody brings it, is ours.
 * Only an office that writes as we do is believed that it brought what is its own: any other could name every device in a
 * record of its own. Of a device that such a one names it is noted that it is not ours, and no more.
 */
export function withBrought(
  state: ExchangeState,
  records: readonly MergeableRecord[],
  { office, device: self, before }: Bringing,
): ExchangeState {
  const listed = listings(state.directory)
  const isNew = (id: DeviceId): boolean =>
    id !== self && !listed.has(id) && (Object.hasOwn(state.brought ?? {}, id) || countOf(before, id) === 0)
  const unlisted = [...writersIn(records)].filter(isNew)
  if (unlisted.length === 0) return state
  if (scopeFor(state, state.office, office) !== 'all') {
    const noted = unlisted.map((id): [DeviceId, string[]] => [id, []])
    // In front, so that they are the first to go.
    return { ...state, brought: fitting({ ...Object.fromEntries(noted), ...state.brought }) }
  }
  const added = unlisted.map((id): [DeviceId, string[]] => [
    id,
    [...new Set([...(entryOf(state.brought, id) ?? []), office])],
  ])
  return { ...state, brought: fitting({ ...state.brought, ...Object.fromEntries(added) }) }
}

interface Bringing {
  /** The office whose package it is. */
  readonly office: string
  /** The reading device. */
  readonly device: DeviceId
  /** What was known here before. */
  readonly before: ExchangeState['known']
}

function writersIn(records: readonly MergeableRecord[]): ReadonlySet<DeviceId> {
  const writers = new Set<DeviceId>()
  for (const record of records) if (!isErased(record)) for (const id in record.vv) writers.add(id)
  return writers
}

/** As many as a vector has room for, the newest. */
function fitting<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).slice(-mostDevices))
}

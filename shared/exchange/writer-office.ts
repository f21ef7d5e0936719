/**
 * Whose a device is that wrote something. A directory forgets devices (an office that is given a new key admits anew whom
 * it still has), and others it never named: those of before the network, or of before a restore. What they wrote stands
 * and must be erased by the office whose it is. So it is remembered which office listed a device, and of one that nobody
 * ever listed, which offices brought its writes.
 */
import { countsIn } from '#shared/exchange/device-office.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
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

/** Whether a device is one of the reading office: itself, what it was before a restore, and what the office lists. */
export function isOurs(device: DeviceId, { state, directory, own, device: self }: Reader): boolean {
  if (device === self || Object.hasOwn(state.lost ?? {}, device)) return true
  return officesListing(directory, device).includes(own) && countsIn({ ...state, directory }, device, own)
}

/**
 * Whether a device is one of another office. `perhaps`: nobody ever listed it, and that office brought writes of it, and the
 * own one never did. A device that two offices list is of neither, as long as its own packages do not say whose it is.
 */
export function isOf(office: string, device: DeviceId, reader: Reader): 'yes' | 'perhaps' | 'no' {
  if (isOurs(device, reader)) return 'no'
  const { state, directory, own } = reader
  const named = peerOf(state, device).office ?? listedBy(state, directory, device)
  if (named !== undefined) return named === office ? 'yes' : 'no'
  const brought = entryOf(state.brought, device) ?? []
  return brought.includes(office) && !brought.includes(own) ? 'perhaps' : 'no'
}

/** `null` where two say so. */
function listedBy(
  state: ExchangeState,
  directory: NetworkDirectory,
  device: DeviceId,
): string | null | undefined {
  const [first, ...others] = officesListing(directory, device)
  if (first === undefined) return entryOf(state.former, device)
  return others.length === 0 ? first : null
}

function officesListing({ offices }: NetworkDirectory, device: DeviceId): readonly string[] {
  return offices.filter(({ devices }) => devices.some(({ id }) => id === device)).map(({ id }) => id)
}

function entryOf<T>(entries: Readonly<Record<string, T>> | undefined, device: DeviceId): T | undefined {
  return entries && Object.hasOwn(entries, device) ? entries[device] : undefined
}

/** The state with another directory: whose the devices were that it does not name any more stays remembered. */
export function withDirectory(state: ExchangeState, directory: NetworkDirectory): ExchangeState {
  const before = state.directory
  const dropped = (before?.offices ?? [])
    .flatMap(({ devices }) => devices.map(({ id }) => id))
    .filter((id) => officesListing(directory, id).length === 0)
  if (!before || dropped.length === 0) return { ...state, directory }
  const former = dropped.flatMap((id) => {
    const office = listedBy(state, before, id)
    return office ? [[id, office] as const] : []
  })
  return { ...state, directory, former: fitting({ ...state.former, ...Object.fromEntries(former) }) }
}

/** The state after an office has brought records. Whatever is known here of a device before anybody brings it, is ours. */
export function withBrought(
  state: ExchangeState,
  records: readonly MergeableRecord[],
  { office, device: self, before }: Bringing,
): ExchangeState {
  const directory = state.directory
  const listed = new Set(directory?.offices.flatMap(({ devices }) => devices.map(({ id }) => id)))
  const isNew = (id: DeviceId): boolean =>
    id !== self && !listed.has(id) && (Object.hasOwn(state.brought ?? {}, id) || countOf(before, id) === 0)
  const unlisted = [...writersIn(records)].filter(isNew)
  const added = unlisted.flatMap((id): readonly [DeviceId, string[]][] => {
    const offices = entryOf(state.brought, id) ?? []
    return offices.includes(office) ? [] : [[id, [...offices, office]]]
  })
  if (added.length === 0) return state
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

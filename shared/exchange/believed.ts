/**
 * Which devices' numbers in a package are believed. Vectors travel on with every package, and a name that was once taken
 * in never goes again: invented ones would fill the header of every package of the network.
 */
import { allDevices, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { mostDevices } from '#shared/exchange/package-header.ts'
import { isErased, type DeviceId, type MergeableRecord, type VersionVector } from '#shared/records/record.ts'

export interface Believing {
  readonly directory: NetworkDirectory
  readonly known: VersionVector
  readonly records: readonly MergeableRecord[]
}

/** Devices of the directory, devices known of before, and those that wrote the records at hand as long as there is room. */
export function believedDevices({ directory, known, records }: Believing): ReadonlySet<DeviceId> {
  const offices = directory.offices.map(({ id }) => id)
  const believed = new Set([...allDevices(directory, offices).map(({ id }) => id), ...Object.keys(known)])
  for (const record of records) for (const device of writersOf(record)) addTo(believed, device)
  return believed
}

/** A vector without the devices that are not believed in. */
export function believedOf(vector: VersionVector, devices: ReadonlySet<DeviceId>): VersionVector {
  const all = Object.entries(vector)
  const believed = all.filter(([device]) => devices.has(device))
  return believed.length === all.length ? vector : Object.fromEntries(believed)
}

function addTo(devices: Set<DeviceId>, device: DeviceId): void {
  if (devices.size < mostDevices) devices.add(device)
}

function writersOf(record: MergeableRecord): readonly DeviceId[] {
  return isErased(record) ? [record.x.d[0]] : Object.keys(record.vv)
}

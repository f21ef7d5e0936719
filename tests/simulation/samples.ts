/** Some packages are made, sealed, opened and taken over in full: their bytes and times are what the report shows. */
import { isDeepStrictEqual } from 'node:util'
import { encodeBody, type Line } from '#shared/exchange/package-body.ts'
import { planImport, type ImportPlan } from '#shared/exchange/import-plan.ts'
import { makePackage } from '#shared/exchange/make-package.ts'
import { checkPackage, type CheckedPackage, type PackageReader } from '#shared/exchange/package-checks.ts'
import { momentOfPackage } from '#shared/exchange/package-header.ts'
import { tolerance } from '#shared/records/hybrid-clock.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import type { Dice } from '#tests/support/dice.ts'
import { packetOf, type Chosen, type Packet } from '#tests/simulation/packets.ts'
import { clockOf, type SimulatedDevice } from '#tests/simulation/simulated-device.ts'

export interface Sample {
  readonly bytes: number
  /** Of the file: the part in which age names its recipients. */
  readonly ageHeader: number
  /** Compressed by themselves: directory, and who knows what. */
  readonly directory: number
  readonly acknowledgements: number
  readonly recipients: number
  readonly records: number
  /** Records that were not yet here as they came. */
  readonly changed: number
  /** Milliseconds of processor time: what else the machine does then does not count. */
  readonly seal: number
  readonly open: number
  readonly merge: number
  /** The sender's clock was far ahead of the reader's: a person has to let it pass. */
  readonly askedAboutClock: boolean
}

export interface Sealed {
  readonly packet: Packet
  readonly file: Uint8Array
  readonly milliseconds: number
}

/** Processor time from now on, in milliseconds. */
function startTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}

/** The package in full; the sender's state moves on as the program says. */
export async function packInFull(
  from: SimulatedDevice,
  chosen: Chosen,
  { dice, day }: { readonly dice: Dice; readonly day: number },
): Promise<Sealed> {
  const order = {
    ...chosen,
    now: clockOf(from, day),
    random: dice.random,
    app: 'simulation',
    schemaVersion: 1,
  }
  const time = startTime()
  const made = await makePackage(from, order)
  const milliseconds = time()
  if (!made.ok) throw new Error(made.error.type)
  const { bytes, header, state } = made.value
  const packet = packetOf(from, chosen, { header, hash: state.sent.hash })
  from.state = state
  return { packet, file: bytes, milliseconds }
}

/** Reads it where it arrives first. It must say what the packet without bytes says. */
export async function readInFull(
  { packet, file, milliseconds }: Sealed,
  { to, day }: { readonly to: SimulatedDevice; readonly day: number },
): Promise<{ readonly sample: Sample; readonly plan: ImportPlan }> {
  const opening = startTime()
  const checked = await openFile(file, readerOf(to, day))
  const open = opening()
  const oursById = recordsOf(to, packet)
  const merging = startTime()
  const plan = planImport(checked, { state: to.state, author: to.author, now: clockOf(to, day), oursById })
  const merge = merging()
  compare(checked, packet, plan)
  const askedAboutClock = momentOfPackage(checked.header) > clockOf(to, day) + tolerance
  const changed = plan.records.filter(({ effect }) => effect !== 'unchanged').length
  const figures = {
    ...(await sizesOf(file, packet)),
    recipients: packet.plan.recipients.length,
    records: packet.records.length,
  }
  return { plan, sample: { ...figures, changed, seal: milliseconds, open, merge, askedAboutClock } }
}

/** Clocks far ahead are let pass, as a person would have to. */
function readerOf(to: SimulatedDevice, day: number): PackageReader {
  return { keys: to.keys, device: to.device, state: to.state, now: clockOf(to, day), clock: 'forced' }
}

async function openFile(file: Uint8Array, reader: PackageReader): Promise<CheckedPackage> {
  const checked = await checkPackage(file, reader)
  if (!checked.ok) throw new Error(`a sound package is refused: ${checked.error.type}`)
  return checked.value
}

function recordsOf(to: SimulatedDevice, { places, records }: Packet): Map<RecordId, MergeableRecord> {
  return new Map(
    places.flatMap((at, index): [RecordId, MergeableRecord][] => {
      const [here, id] = [to.records[at], records[index]?.id]
      return here && id !== undefined ? [[id, here]] : []
    }),
  )
}

function compare(checked: CheckedPackage, packet: Packet, { records }: ImportPlan): void {
  const isSame =
    isDeepStrictEqual(checked.records, packet.records) &&
    isDeepStrictEqual(checked.acknowledgements, packet.content.acknowledgements) &&
    isDeepStrictEqual(checked.header, packet.content.header) &&
    checked.hash === packet.content.hash &&
    records.length === packet.records.length
  if (!isSame) throw new Error('a package says something else than what was packed')
}

async function sizesOf(
  file: Uint8Array,
  { plan, content }: Packet,
): Promise<Pick<Sample, 'bytes' | 'ageHeader' | 'directory' | 'acknowledgements'>> {
  const compressed = async (lines: readonly Line[]) => (await encodeBody(lines))?.bytes.length ?? 0
  return {
    bytes: file.length,
    ageHeader: Buffer.from(file.buffer, file.byteOffset, file.length).indexOf('\n--- ') + 1,
    directory: await compressed([{ t: 'dir', dir: plan.directory }]),
    acknowledgements: await compressed([...content.acknowledgements]),
  }
}

/** What the program plans to store is what the simulation took over. */
export function isAsPlanned(
  { records, state }: ImportPlan,
  { to, places }: { readonly to: SimulatedDevice; readonly places: readonly number[] },
): boolean {
  const here = new Map(places.map((at) => [to.records[at]?.id, to.records[at]]))
  const areRecords = records.every(({ record }) => saysTheSame(record, here.get(record.id)))
  // A directory that came along is sorted; it names the same devices.
  return areRecords && isDeepStrictEqual({ ...state, directory: null }, { ...to.state, directory: null })
}

function saysTheSame(planned: MergeableRecord, here: MergeableRecord | undefined): boolean {
  if (!here || isErased(here) || isErased(planned)) return isDeepStrictEqual(planned, here)
  return isDeepStrictEqual([planned.vv, planned.f], [here.vv, here.f])
}

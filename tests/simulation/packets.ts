/**
 * Packages of the simulation. Who gets one, what it is based on, which records it holds and what it changes at the
 * receiver are the program's own decisions; only the bytes are left out, but for the sample (`samples.ts`).
 */
import { stateAfterSending } from '#shared/exchange/after-sending.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import { acknowledgementLines, receiptLines } from '#shared/exchange/make-package.ts'
import { choiceLines, inOwnOffice } from '#shared/exchange/scope-choice.ts'
import { belongsIntoPackage, planExport, type ExportPlan } from '#shared/exchange/plan-export.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { createdAt, readerVersion, type PackageHeader } from '#shared/exchange/package-header.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import type { Ledger } from '#tests/simulation/ledger.ts'
import { clockOf, type Merging, type SimulatedDevice } from '#tests/simulation/simulated-device.ts'

export interface Packet {
  readonly from: SimulatedDevice
  readonly plan: ExportPlan
  /** Numbers of the cases, and their states, in one order. */
  readonly places: readonly number[]
  readonly records: readonly MergeableRecord[]
  readonly content: CheckedPackage
}

/** What a device would send to some offices; `null` when there is nothing new for them. */
export function choose(
  from: SimulatedDevice,
  offices: readonly string[],
): Pick<Packet, 'plan' | 'places' | 'records'> | null {
  const plan = planExport(from, { offices, kind: 'sync' })
  if (!plan.ok) return null
  const places: number[] = []
  const records: MergeableRecord[] = []
  for (const [at, record] of from.records.entries()) {
    if (!record || !belongsIntoPackage(plan.value, record, null)) continue
    places.push(at)
    records.push(record)
  }
  return records.length === 0 ? null : { plan: plan.value, places, records }
}

export type Chosen = NonNullable<ReturnType<typeof choose>>

/** The package as it will be read, without its bytes; the sender has its next number used up. */
export function packWithoutBytes(from: SimulatedDevice, chosen: Chosen, day: number): Packet {
  const seq = from.state.sent.seq + 1
  const header = headerOf(from, chosen, { seq, created: createdAt(clockOf(from, day)) })
  const state = stateAfterSending(from.state, { ...chosen, header, name: `${header.pkg}.age` })
  const packet = packetOf(from, chosen, { header, hash: state.sent.hash })
  from.state = state
  return packet
}

/** What every reader takes out of a package with this header. Call it before the sender's state moves on. */
export function packetOf(
  from: SimulatedDevice,
  chosen: Chosen,
  { header, hash }: { readonly header: PackageHeader; readonly hash: string },
): Packet {
  const content: CheckedPackage = {
    records: [],
    acknowledgements: chosen.plan.tellsOthers ? acknowledgementLines(from) : [],
    receipts: receiptLines(from, chosen.plan),
    choices: inOwnOffice(chosen.plan).length > 0 ? choiceLines(from.state) : [],
    figures: null,
    directoryLine: null,
    passed: 0,
    latestStamp: firstStamp,
    header,
    hash,
    from: from.office,
    directory: chosen.plan.directory,
    office: null,
    warnings: [],
    rootFingerprint: null,
  }
  return { from, ...chosen, content }
}

function headerOf(
  { device, office, state }: SimulatedDevice,
  { plan, records }: Chosen,
  { seq, created }: Pick<PackageHeader, 'seq' | 'created'>,
): PackageHeader {
  const { base, upto, have, directory } = plan
  return {
    ...{ v: 1, pkg: `${device.id.slice(0, 24)}${seq.toString(16).padStart(8, '0')}`, kind: 'sync' },
    ...{ sender: device.id, office, seq, prev: state.sent.hash, created, to: [], base, upto, have },
    ...{ schema: 1, minReader: readerVersion, app: 'simulation', dir: directory.serial },
    ...{ records: records.length, bodyBytes: 0, bodySha256: '', bodyEnc: 'gzip' },
  } as const
}

export interface Arrival {
  readonly to: SimulatedDevice
  readonly packet: Packet
  readonly day: number
}

/** Takes a package over; answers with the number of holes in what the device then claims to know. */
export function takeOver(
  { to, packet, day }: Arrival,
  { merging, ledger }: { readonly merging: Merging; readonly ledger: Ledger },
): number {
  const { records, places, content } = packet
  for (const [index, at] of places.entries())
    to.records[at] = merging.merge(to.records[at], records[index] as MergeableRecord)
  const before = to.state.known
  const { state, author } = planImport(
    { ...content, office: to.office },
    {
      state: to.state,
      author: to.author,
      now: clockOf(to, day),
      oursById: new Map(),
    },
  )
  to.state = state
  to.author = author
  const record = (at: number) => to.records[at]
  return ledger.learn({ device: to.device.id, before, after: state.known, day, record })
}

/** A device of the model and the packages it makes and takes, with the program's own records, knowledge and import. */
import {
  emptyExchangeState,
  knownHere,
  peerOf,
  reliedOn,
  saidToKnow,
  type ExchangeState,
} from '#shared/exchange/exchange-state.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { readRecord } from '#shared/exchange/record-check.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { isNewFor, meetVectors, type Delta } from '#shared/records/knowledge.ts'
import {
  isErased,
  type DeviceId,
  type MergeableRecord,
  type RecordId,
  type VersionVector,
} from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'
import { Broken } from '#tests/support/gossip/broken.ts'
import type { History } from '#tests/support/gossip/ledger.ts'

const hex = (digit: string): string => digit.repeat(32)
/** All devices that may ever take part. */
export const deviceNames = ['a', 'b', 'c', 'd', 'e', 'f', '7', '8'].map(hex)

/** A device of the network that means harm. */
export const liar = hex('9')

export interface Backup {
  readonly state: ExchangeState
  readonly author: Author
  readonly records: ReadonlyMap<RecordId, MergeableRecord>
  readonly histories: readonly History[]
  readonly blocked: ReadonlySet<DeviceId>
}

export interface Station {
  readonly name: DeviceId
  /** Of the program: 1, or the next one, which writes registers that 1 does not know. */
  version: number
  /** Milliseconds by which its clock is wrong. */
  clock: number
  state: ExchangeState
  author: Author
  records: Map<RecordId, MergeableRecord>
  /** By record: the writes that came together in what stands here. */
  histories: History[]
  /** The devices it has heard to be blocked. */
  blocked: Set<DeviceId>
  backup: Backup | null
  /** Its disk is lost: it neither writes nor reads again. */
  gone: boolean
}

export interface Packet extends Delta {
  readonly sender: DeviceId
  readonly seq: number
  readonly have: VersionVector
  readonly acknowledgements: CheckedPackage['acknowledgements']
  readonly receipts: CheckedPackage['receipts']
  readonly choices: CheckedPackage['choices']
  readonly records: readonly MergeableRecord[]
  readonly latestStamp: string
  readonly histories: readonly History[]
  readonly blocked: ReadonlySet<DeviceId>
}

export function newStation(name: DeviceId, version: number): Station {
  return {
    name,
    version,
    clock: 0,
    state: emptyExchangeState,
    author: { device: name, counter: 0, stamp: firstStamp },
    records: new Map(),
    histories: [0, 0, 0, 0],
    blocked: new Set(),
    backup: null,
    gone: false,
  }
}

export function knownAt({ state, author }: Station): VersionVector {
  return knownHere(state, author)
}

/** As `make-package.ts` does: from what all recipients have said they have, or everything. */
export function packetOf(station: Station, to: readonly Station[], full = false): Packet {
  const base = full
    ? {}
    : meetVectors(to.map(({ name }) => reliedOn(peerOf(station.state, name), station.name)))
  const known = knownAt(station)
  station.state = { ...station.state, sent: { ...station.state.sent, seq: station.state.sent.seq + 1 } }
  const records = [...station.records.values()].filter((record) => isNewFor(record, base)).map(asRead)
  return {
    sender: station.name,
    seq: station.state.sent.seq,
    base,
    upto: known,
    have: known,
    acknowledgements: Object.entries(station.state.peers).map(([dev, peer]) => ({
      t: 'ack',
      dev,
      have: saidToKnow(peer),
    })),
    // In the model everybody may find a packet, so it speaks to everybody.
    receipts: deviceNames.map((name) => ({
      t: 'got',
      dev: name,
      seqs: [],
      own: peerOf(station.state, name).direct ?? 0,
    })),
    choices: [],
    records,
    latestStamp: latestStamp(records),
    histories: [...station.histories],
    blocked: new Set(station.blocked),
  }
}

/** What the reader's own check makes of it: a state that ever arises and is refused there would be a fault. */
function asRead(record: MergeableRecord): MergeableRecord {
  const read = readRecord(record)
  if (!read) throw new Error(`a reader would refuse ${JSON.stringify(record)}`)
  return read
}

function latestStamp(records: readonly MergeableRecord[]): string {
  let latest = firstStamp
  for (const record of records)
    for (const { h } of isErased(record) ? [record.x] : Object.values(record.f).flat())
      if (h > latest) latest = h
  return latest
}

/** A packet that arrives somewhere at some time; `indexOf` numbers the records. */
export interface Arrival {
  readonly packet: Packet
  readonly now: number
  readonly indexOf: (id: RecordId) => number
}

/** Takes a packet in; a packet from a blocked device is refused. */
export function deliver(station: Station, arrival: Arrival): void {
  const { packet } = arrival
  const blocked = new Set([...station.blocked, ...packet.blocked])
  if (packet.sender === station.name || station.gone || blocked.has(packet.sender)) return
  takeIn(station, arrival)
  station.blocked = blocked
  for (const { id } of packet.records) {
    const index = arrival.indexOf(id)
    station.histories[index] = (station.histories[index] ?? 0) | (packet.histories[index] ?? 0)
  }
}

function takeIn(station: Station, { packet, now }: Arrival): void {
  const { state, author, records: oursById } = station
  const plan = planImport(asChecked(packet), { state, author, now: now + station.clock, oursById })
  for (const { effect, record } of plan.records)
    if (effect !== 'unchanged') station.records.set(record.id, record)
  // Of the packages that came only the newest is asked for by the plan; the list would only grow here.
  const newest = plan.state.seen[packet.sender]?.toSorted((a, b) => b.seq - a.seq).slice(0, 1) ?? []
  station.state = { ...plan.state, seen: { ...state.seen, [packet.sender]: newest } }
  station.author = plan.author
}

function asChecked(packet: Packet): CheckedPackage {
  const header = { ...packet, office: 'o01', pkg: String(packet.seq), prev: '', created: '' }
  const devices = [...deviceNames, liar].map((id) => ({ id }))
  const directory = { offices: [{ id: 'o01', devices, revoked: [] }] }
  return { ...packet, header, hash: '', directory, office: 'o01', figures: null } as unknown as CheckedPackage
}

/**
 * The next delta is empty. Only a write that came past a hole, from a device that is gone, may be told again: nobody can
 * promise any more that none before it is missing.
 */
export function expectNothingLeft(from: Station, to: Station): void {
  const known = knownAt(from)
  const left = packetOf(from, [to]).records.filter((record) => !isNewFor(record, known))
  if (left.length > 0) throw new Broken(`still to be told: ${JSON.stringify(left)}`)
}

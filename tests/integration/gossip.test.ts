/**
 * Four devices that write, erase and hand packages around: lost, doubled, late and out of order, with wrong clocks.
 * The packages are only their deltas here; that their bytes carry them is tested in `unit/shared/exchange`.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import {
  advanceKnowledge,
  isNewFor,
  isSeen,
  joinVectors,
  meetVectors,
  type Delta,
} from '#shared/records/knowledge.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import {
  isErased,
  type Dot,
  type MergeableRecord,
  type RecordId,
  type VersionVector,
} from '#shared/records/record.ts'
import { emptyRecord, eraseRecord, writeRegisters, type Author } from '#shared/records/write.ts'

const deviceNames = ['aa', 'bb', 'cc', 'dd'] as const
const recordIds = ['r1', 'r2', 'r3'] as const

interface Device {
  author: Author
  known: VersionVector
  readonly records: Map<RecordId, MergeableRecord>
  /** What each other device has said it knows. */
  readonly haves: Map<number, VersionVector>
}

interface Packet extends Delta {
  readonly from: number
  readonly have: VersionVector
  readonly records: readonly MergeableRecord[]
}

type Event =
  | {
      readonly act: 'write'
      readonly by: number
      readonly record: number
      readonly name: string
      readonly at: number
    }
  | { readonly act: 'erase'; readonly by: number; readonly record: number }
  | { readonly act: 'send'; readonly by: number; readonly to: readonly number[]; readonly full: boolean }
  | { readonly act: 'deliver'; readonly to: number; readonly packet: number }

const by = fc.nat(deviceNames.length - 1)
const record = fc.nat(recordIds.length - 1)
const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      by,
      record,
      name: fc.constantFrom('status', 'need'),
      at: fc.integer({ min: 10_000_000, max: 16_000_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), by, record }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('send' as const),
      by,
      to: fc.uniqueArray(by, { minLength: 1, maxLength: 3 }),
      full: fc.boolean(),
    }),
  },
  { weight: 9, arbitrary: fc.record({ act: fc.constant('deliver' as const), to: by, packet: fc.nat() }) },
)

function freshDevices(): Device[] {
  return deviceNames.map((device) => ({
    author: { device, counter: 0, stamp: firstStamp },
    known: {},
    records: new Map(),
    haves: new Map(),
  }))
}

const at = (devices: readonly Device[], index: number): Device => devices[index] as Device

function knownOf({ known, author }: Device): VersionVector {
  return author.counter === 0 ? known : joinVectors(known, { [author.device]: author.counter })
}

function packetOf(
  device: Device,
  from: number,
  { to, full }: { to: readonly number[]; full: boolean },
): Packet {
  const base = full ? {} : meetVectors(to.map((index) => device.haves.get(index) ?? {}))
  const records = [...device.records.values()].filter((one) => isNewFor(one, base))
  return { from, base, upto: knownOf(device), have: knownOf(device), records }
}

function deliver(device: Device, packet: Packet): void {
  for (const theirs of packet.records) {
    const ours = device.records.get(theirs.id)
    device.records.set(theirs.id, ours ? mergeRecords(ours, theirs) : theirs)
  }
  device.known = advanceKnowledge(knownOf(device), packet).known
  device.haves.set(packet.from, joinVectors(device.haves.get(packet.from) ?? {}, packet.have))
}

/** Every write ever made, so that holes and losses can be told. */
type Ledger = { readonly dot: Dot; readonly id: RecordId }[]

function write(device: Device, ledger: Ledger, event: Event & { act: 'write' | 'erase' }): void {
  const id = recordIds[event.record] as RecordId
  const before = device.records.get(id) ?? emptyRecord(id)
  if (isErased(before)) return
  const { record: after, author } =
    event.act === 'erase'
      ? eraseRecord(id, device.author, 1)
      : writeRegisters(before, [{ name: event.name, value: event.at }], {
          author: device.author,
          now: event.at,
          schemaVersion: 1,
        })
  device.records.set(id, after)
  device.author = author
  ledger.push({ dot: [author.device, author.counter], id })
}

function play(events: readonly Event[]): { devices: Device[]; ledger: Ledger } {
  const devices = freshDevices()
  const ledger: Ledger = []
  const packets: Packet[] = []
  for (const event of events) {
    if (event.act === 'write' || event.act === 'erase') write(at(devices, event.by), ledger, event)
    if (event.act === 'send') packets.push(packetOf(at(devices, event.by), event.by, event))
    if (event.act === 'deliver' && packets.length > 0)
      deliver(at(devices, event.to), packets[event.packet % packets.length] as Packet)
    for (const device of devices) expectNoHole(device, ledger)
  }
  return { devices, ledger }
}

/** Whatever a device says it knows, the record it belongs to has seen there (or has been erased). */
function expectNoHole(device: Device, ledger: Ledger): void {
  const known = knownOf(device)
  const missing = ledger.filter(({ dot, id }) => {
    const state = device.records.get(id)
    return isSeen(known, dot) && !(state && (isErased(state) || isSeen(state.vv, dot)))
  })
  expect(missing).toEqual([])
}

function exchangeAll(devices: readonly Device[]): void {
  for (const full of [true, false])
    for (let from = 0; from < devices.length; from++)
      for (let to = 0; to < devices.length; to++)
        if (from !== to) deliver(at(devices, to), packetOf(at(devices, from), from, { to: [to], full }))
}

describe('gossip', () => {
  test('hides no write, converges, keeps erased what is erased, and then has nothing left to say', () => {
    let delivered = 0
    fc.assert(
      fc.property(fc.array(eventArbitrary, { maxLength: 60, size: 'max' }), (events) => {
        const { devices, ledger } = play(events)
        delivered += events.filter((event) => event.act === 'deliver').length
        const erased = new Set(
          devices.flatMap((device) => [...device.records.values()].filter(isErased).map((r) => r.id)),
        )
        exchangeAll(devices)
        exchangeAll(devices)
        const [first, ...others] = devices as [Device, ...Device[]]
        const states = new Map([...first.records].sort())
        for (const other of others) expect(new Map([...other.records].sort())).toEqual(states)
        for (const id of erased) expect(isErased(states.get(id) as MergeableRecord)).toBe(true)
        for (const device of devices)
          expect(ledger.every(({ dot }) => isSeen(knownOf(device), dot))).toBe(true)
        for (let to = 1; to < devices.length; to++)
          expect(packetOf(first, 0, { to: [to], full: false }).records).toEqual([])
      }),
      { numRuns: 1_500 },
    )
    expect(delivered).toBeGreaterThan(1_000)
  })
})

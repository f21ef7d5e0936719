/**
 * Four offices that exchange packages of different scopes: lost, doubled, late and out of order, with choices that
 * change on the way. What is believed to be known elsewhere must be there; a case goes only where everything goes.
 */
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { stateAfterSending } from '#shared/exchange/after-sending.ts'
import { knownHere, peerOf } from '#shared/exchange/exchange-state.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import { isCase, isInScope } from '#shared/exchange/in-scope.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { belongsIntoPackage, planExport } from '#shared/exchange/plan-export.ts'
import { isReceived, receiptsFor } from '#shared/exchange/receipts.ts'
import { Scope } from '#shared/exchange/scope.ts'
import { markOf } from '#shared/exchange/sent-package.ts'
import { covers, isNewFor, isSeen } from '#shared/records/knowledge.ts'
import { isErased, type Dot, type MergeableRecord } from '#shared/records/record.ts'
import { aNetwork, choose, erase, itemOf, noon, write, type TestOffice } from '#tests/support/offices.ts'

const officeIds = ['o01', 'o02', 'o03', 'o04'] as const
const recordIds = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(32))
/** Each record is one of these for good, and transfers have their two offices. */
const kinds = [
  { code: 'x' },
  { code: 'y' },
  { kind: 'body' },
  { kind: 'transfer', from: 'o01', to: 'o02' },
  { kind: 'transfer', from: 'o03', to: 'o04' },
] as const

type Packet = Pick<CheckedPackage, 'header' | 'records' | 'receipts' | 'acknowledgements'> & {
  readonly from: number
  readonly part: boolean
}

type Event =
  | { readonly act: 'write'; readonly by: number; readonly record: number; readonly value: number }
  | { readonly act: 'erase'; readonly by: number; readonly record: number }
  | { readonly act: 'choose'; readonly by: number; readonly to: number; readonly scope: Scope }
  | { readonly act: 'send'; readonly by: number; readonly to: number; readonly full: boolean }
  | { readonly act: 'deliver'; readonly to: number; readonly packet: number }

const by = fc.nat(3)
const record = fc.nat(4)
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('write' as const), by, record, value: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), by, record }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('choose' as const),
      by,
      to: by,
      scope: fc.constantFrom(...Scope.options),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('send' as const),
      ...{ by, to: by },
      full: fc.boolean(),
    }),
  },
  { weight: 10, arbitrary: fc.record({ act: fc.constant('deliver' as const), to: by, packet: fc.nat() }) },
)

let network: TestOffice[]
beforeAll(async () => {
  network = await aNetwork('Nord', 'Süd', 'West', 'Ost')
})

/** Each sends one of the others figures, one transfers, and one everything. */
const fresh = (): TestOffice[] =>
  network.map((office, index) => {
    const next = (steps: number) => [{ id: officeIds[(index + steps) % 4] ?? '' }]
    const state = choose(choose(office.state, next(1), 'figures'), next(2), 'transfers')
    return { ...office, state, records: new Map() }
  })
const at = <T>(list: readonly T[], index: number): T => list[index] as T

function packetOf(
  offices: readonly TestOffice[],
  from: number,
  to: number,
  kind: 'sync' | 'full',
): Packet | null {
  const office = at(offices, from)
  const plan = planExport(office, { offices: [at(officeIds, to)], kind })
  if (!plan.ok) return null
  const records = [...office.records.values()].filter((one) =>
    belongsIntoPackage(plan.value, one, itemOf(one)),
  )
  const { base, upto, have, recipients, between, tellsOthers } = plan.value
  const header = {
    ...{ base, upto, have, kind },
    sender: office.device.id,
    office: at(officeIds, from),
    seq: office.state.sent.seq + 1,
    pkg: `${from}-${office.state.sent.seq + 1}`,
    prev: office.state.sent.hash,
    created: '2026-11-22T12:00Z',
  } as unknown as PackageHeader
  const receipts = recipients.map(({ id }) => ({
    t: 'got' as const,
    dev: id,
    seqs: [...receiptsFor(office.state, id)],
  }))
  const others = Object.entries(office.state.peers).map(([dev, peer]) => ({
    t: 'ack' as const,
    dev,
    have: peer.have,
  }))
  office.state = stateAfterSending(office.state, { plan: plan.value, records, header, name: header.pkg })
  return {
    header,
    records,
    receipts,
    acknowledgements: tellsOthers ? others : [],
    from,
    part: between.scope !== 'all',
  }
}

function deliver(office: TestOffice, packet: Packet): void {
  if (packet.header.sender === office.device.id) return
  const { state, author, records: oursById } = office
  const checked = { ...packet, hash: '0'.repeat(64), directory: state.directory } as unknown as CheckedPackage
  const plan = planImport({ ...checked, latestStamp: author.stamp }, { state, author, now: noon, oursById })
  for (const one of plan.records) office.records.set(one.record.id, one.record)
  office.state = plan.state
  office.author = plan.author
}

/** Who a packet was made for; a folder may show it to others, but they cannot open it. */
const isFor = (packet: Packet, office: TestOffice): boolean =>
  packet.receipts.some(({ dev }) => dev === office.device.id)

const has = (office: TestOffice, record: MergeableRecord): boolean => {
  const there = office.records.get(record.id)
  if (!there) return false
  if (isErased(there)) return true
  return !isErased(record) && covers(there.vv, record.vv)
}

type Ledger = { readonly dot: Dot; readonly id: string }[]

function expectTrue(offices: readonly TestOffice[], ledger: Ledger, packets: readonly Packet[]): void {
  for (const office of offices) {
    const known = knownHere(office.state, office.author)
    for (const { dot, id } of ledger) {
      const there = office.records.get(id)
      if (isSeen(known, dot)) expect(there && (isErased(there) || isSeen(there.vv, dot))).toBe(true)
    }
    for (const [index, other] of offices.entries()) if (other !== office) expectBelieved(office, other, index)
    for (const sent of office.state.sentPackages)
      if (isReceived(office.state, sent)) {
        const packet = packets.find(({ header }) => header.pkg === sent.pkg)
        const receiver = offices.find(({ device }) => device.id === sent.to[0]) as TestOffice
        for (const one of packet?.records ?? []) expect(has(receiver, one)).toBe(true)
      }
  }
}

/** What an office takes for acknowledged by another is there. */
function expectBelieved(office: TestOffice, other: TestOffice, index: number): void {
  const { part, marks = [] } = peerOf(office.state, other.device.id)
  const own = network.findIndex(({ device }) => device.id === office.device.id)
  for (const one of office.records.values()) {
    if (marks.includes(markOf(one))) expect(has(other, one)).toBe(true)
    if (!part || isErased(one) || isNewFor(one, part.have)) continue
    const given = { whole: false, ids: [] }
    const between = { scope: part.scope, ours: at(officeIds, own), theirs: [at(officeIds, index)], given }
    if (isInScope(one, itemOf(one), between)) expect(has(other, one)).toBe(true)
  }
}

function act(offices: TestOffice[], ledger: Ledger, packets: Packet[], event: Event): void {
  if (event.act === 'write' || event.act === 'erase') {
    const office = at(offices, event.by)
    const id = at(recordIds, event.record)
    const before = office.records.get(id)
    if (before && isErased(before)) return
    if (event.act === 'erase') erase(office, id)
    else
      write(office, id, before ? { value: event.value } : { ...at(kinds, event.record), value: event.value })
    ledger.push({ dot: [office.author.device, office.author.counter], id })
  } else if (event.act === 'choose') {
    const office = at(offices, event.by)
    office.state = choose(office.state, [{ id: at(officeIds, event.to) }], event.scope)
  } else if (event.act === 'send') {
    const packet =
      event.by === event.to ? null : packetOf(offices, event.by, event.to, event.full ? 'full' : 'sync')
    if (packet) packets.push(packet)
  } else if (packets.length > 0) {
    const packet = at(packets, event.packet % packets.length)
    const office = at(offices, event.to)
    if (isFor(packet, office)) deliver(office, packet)
  }
}

/** Everybody sends everybody; answers how many records were told. */
function exchangeAll(offices: readonly TestOffice[], members: readonly number[]): number {
  let told = 0
  for (const from of members)
    for (const to of members) {
      const packet = from === to ? null : packetOf(offices, from, to, 'sync')
      if (!packet) continue
      told += packet.records.length
      deliver(at(offices, to), packet)
    }
  return told
}

const everybody = [0, 1, 2, 3]

describe('gossip with scopes', () => {
  test('believes nothing that is not so, gives no case away, and closes once everything is chosen', () => {
    const seen = { parts: 0, received: 0 }
    fc.assert(
      fc.property(fc.array(event, { maxLength: 70, size: 'max' }), (events) => {
        const [offices, ledger, packets]: [TestOffice[], Ledger, Packet[]] = [fresh(), [], []]
        for (const one of events) {
          act(offices, ledger, packets, one)
          expectTrue(offices, ledger, packets)
        }
        for (const packet of packets.filter(({ part }) => part)) {
          seen.parts += packet.records.length
          expect(packet.records.filter(isCase)).toEqual([])
          expect(packet.header).toMatchObject({ base: {}, upto: {} })
        }
        for (const { state } of offices)
          seen.received += state.sentPackages.filter((sent) => isReceived(state, sent)).length
        // With the choices as they are: in the end nothing is left to say.
        for (let round = 0; round < 6; round++) exchangeAll(offices, everybody)
        expectTrue(offices, ledger, packets)
        expect(exchangeAll(offices, everybody)).toBe(0)
        for (const office of offices)
          office.state = choose(
            office.state,
            officeIds.map((id) => ({ id })),
            'all',
          )
        for (let round = 0; round < 3; round++) exchangeAll(offices, everybody)
        expectTrue(offices, ledger, packets)
        const [first, ...others] = offices as [TestOffice, ...TestOffice[]]
        const states = new Map([...first.records].sort())
        for (const other of others) expect(new Map([...other.records].sort())).toEqual(states)
        for (const { state, author } of offices)
          expect(ledger.every(({ dot }) => isSeen(knownHere(state, author), dot))).toBe(true)
        expect(exchangeAll(offices, everybody)).toBe(0)
      }),
      { numRuns: 40 },
    )
    expect(seen.parts).toBeGreaterThan(10)
    expect(seen.received).toBeGreaterThan(5)
  })

  test('offices that choose everything converge among themselves, whatever the others receive', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 50, size: 'max' }), (events) => {
        const [offices, ledger, packets]: [TestOffice[], Ledger, Packet[]] = [fresh(), [], []]
        for (const one of events) act(offices, ledger, packets, one)
        for (const index of [0, 1, 2]) {
          const office = at(offices, index)
          office.state = choose(office.state, [{ id: 'o01' }, { id: 'o02' }, { id: 'o03' }], 'all')
        }
        for (let round = 0; round < 3; round++) exchangeAll(offices, [0, 1, 2])
        const states = new Map([...at(offices, 0).records].sort())
        for (const index of [1, 2]) expect(new Map([...at(offices, index).records].sort())).toEqual(states)
        expect(exchangeAll(offices, [0, 1, 2])).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
})

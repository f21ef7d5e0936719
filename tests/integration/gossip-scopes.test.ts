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
import { acknowledgementLines, receiptLines } from '#shared/exchange/make-package.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { belongsIntoPackage, planExport } from '#shared/exchange/plan-export.ts'
import { isReceived } from '#shared/exchange/receipts.ts'
import { markOf } from '#shared/exchange/sent-package.ts'
import { covers, isNewFor, isSeen } from '#shared/records/knowledge.ts'
import { isErased, type Dot, type MergeableRecord } from '#shared/records/record.ts'
import { aNetwork, choose, erase, itemOf, noon, write, type TestOffice } from '#tests/support/offices.ts'
import { propertyTimeout, sharedRuns } from '#tests/support/property-runs.ts'
import { event, kinds, officeIds, recordIds, type Event } from '#tests/support/scoped-events.ts'

type Packet = Pick<CheckedPackage, 'header' | 'records' | 'receipts' | 'acknowledgements'> & {
  readonly from: number
  readonly part: boolean
}

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

interface Way {
  readonly from: number
  readonly to: number
  readonly kind: 'sync' | 'full'
}

function packetOf(offices: readonly TestOffice[], { from, to, kind }: Way): Packet | null {
  const office = at(offices, from)
  const plan = planExport(office, { offices: [at(officeIds, to)], kind })
  if (!plan.ok) return null
  const records = [...office.records.values()].filter((one) =>
    belongsIntoPackage(plan.value, one, itemOf(one)),
  )
  const { base, upto, have, between, tellsOthers } = plan.value
  const header = {
    ...{ base, upto, have, kind },
    sender: office.device.id,
    office: at(officeIds, from),
    seq: office.state.sent.seq + 1,
    pkg: `${from}-${office.state.sent.seq + 1}`,
    prev: office.state.sent.hash,
    created: '2026-11-22T12:00Z',
  } as unknown as PackageHeader
  const receipts = receiptLines(office, plan.value)
  const others = acknowledgementLines(office)
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
  const told = { hash: '0'.repeat(64), directory: state.directory, choices: [] }
  const checked = { ...packet, ...told } as unknown as CheckedPackage
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
    expectNoHole(office, ledger)
    for (const [index, other] of offices.entries()) if (other !== office) expectBelieved(office, other, index)
    for (const sent of office.state.sentPackages.filter((one) => isReceived(office.state, one))) {
      const packet = packets.find(({ header }) => header.pkg === sent.pkg)
      const receiver = offices.find(({ device }) => device.id === sent.to[0]) as TestOffice
      for (const one of packet?.records ?? []) expect(has(receiver, one)).toBe(true)
    }
  }
}

function expectNoHole({ state, author, records }: TestOffice, ledger: Ledger): void {
  const known = knownHere(state, author)
  for (const { dot, id } of ledger.filter((one) => isSeen(known, one.dot))) {
    const there = records.get(id)
    expect(there && (isErased(there) || isSeen(there.vv, dot))).toBe(true)
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

interface World {
  readonly offices: TestOffice[]
  readonly ledger: Ledger
  readonly packets: Packet[]
}

type Acts = { readonly [A in Event['act']]: (world: World, event: Event & { readonly act: A }) => void }

const acts: Acts = {
  write: ({ offices, ledger }, { by, record: place, value }) => {
    const [office, id] = [at(offices, by), at(recordIds, place)]
    const before = office.records.get(id)
    if (before && isErased(before)) return
    write(office, id, before ? { value } : { ...at(kinds, place), value })
    ledger.push({ dot: [office.author.device, office.author.counter], id })
  },
  erase: ({ offices, ledger }, { by, record: place }) => {
    const [office, id] = [at(offices, by), at(recordIds, place)]
    const before = office.records.get(id)
    if (before && isErased(before)) return
    erase(office, id)
    ledger.push({ dot: [office.author.device, office.author.counter], id })
  },
  choose: ({ offices }, { by, to, scope }) => {
    const office = at(offices, by)
    office.state = choose(office.state, [{ id: at(officeIds, to) }], scope)
  },
  send: ({ offices, packets }, { by: from, to, full }) => {
    const packet = from === to ? null : packetOf(offices, { from, to, kind: full ? 'full' : 'sync' })
    if (packet) packets.push(packet)
  },
  deliver: ({ offices, packets }, { to, packet: number }) => {
    const packet = packets[number % packets.length]
    const office = at(offices, to)
    if (packet && isFor(packet, office)) deliver(office, packet)
  },
}

function act(world: World, event: Event): void {
  ;(acts[event.act] as (world: World, event: Event) => void)(world, event)
}

/** Everybody sends everybody; answers how many records were told. */
function exchangeAll(offices: readonly TestOffice[], members: readonly number[]): number {
  let told = 0
  for (const from of members)
    for (const to of members) {
      const packet = from === to ? null : packetOf(offices, { from, to, kind: 'sync' })
      if (!packet) continue
      told += packet.records.length
      deliver(at(offices, to), packet)
    }
  return told
}

/** Answers how many records the parts held. */
function expectPartsHoldNoCase(packets: readonly Packet[]): number {
  const parts = packets.filter(({ part }) => part)
  for (const { records, header } of parts) {
    expect(records.filter(isCase)).toEqual([])
    expect(header).toMatchObject({ base: {}, upto: {} })
  }
  return parts.reduce((sum, { records }) => sum + records.length, 0)
}

const everybody = [0, 1, 2, 3]
const runs = sharedRuns('gossip with scopes', 80)
const fewerRuns = sharedRuns('gossip of those that choose everything', 50)

describe('gossip with scopes', { timeout: propertyTimeout }, () => {
  test('believes nothing that is not so, gives no case away, and closes once everything is chosen', () => {
    const seen = { parts: 0, received: 0 }
    fc.assert(
      fc.property(fc.array(event, { maxLength: 70, size: 'max' }), (events) => {
        const [offices, ledger, packets]: [TestOffice[], Ledger, Packet[]] = [fresh(), [], []]
        for (const one of events) {
          act({ offices, ledger, packets }, one)
          expectTrue(offices, ledger, packets)
        }
        seen.parts += expectPartsHoldNoCase(packets)
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
      runs,
    )
    // Some 50 and 60 on average of 80 runs: a few only would say that hardly anything of it was tried.
    expect(seen.parts).toBeGreaterThan(runs.numRuns / 8)
    expect(seen.received).toBeGreaterThan(runs.numRuns / 16)
  })

  test('offices that choose everything converge among themselves, whatever the others receive', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 50, size: 'max' }), (events) => {
        const [offices, ledger, packets]: [TestOffice[], Ledger, Packet[]] = [fresh(), [], []]
        for (const one of events) act({ offices, ledger, packets }, one)
        for (const index of [0, 1, 2]) {
          const office = at(offices, index)
          office.state = choose(office.state, [{ id: 'o01' }, { id: 'o02' }, { id: 'o03' }], 'all')
        }
        for (let round = 0; round < 3; round++) exchangeAll(offices, [0, 1, 2])
        const states = new Map([...at(offices, 0).records].sort())
        for (const index of [1, 2]) expect(new Map([...at(offices, index).records].sort())).toEqual(states)
        expect(exchangeAll(offices, [0, 1, 2])).toBe(0)
      }),
      fewerRuns,
    )
  })
})

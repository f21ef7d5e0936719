/** The end of every story: all that still take part exchange packages, and must then agree and fall silent. */
import { isDeepStrictEqual } from 'node:util'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { isSeen } from '#shared/records/knowledge.ts'
import { isErased } from '#shared/records/record.ts'
import { Broken } from '#tests/support/gossip/broken.ts'
import {
  happen,
  check,
  handOver,
  members,
  newWorld,
  recordIds,
  type World,
} from '#tests/support/gossip/world.ts'
import type { GossipEvent } from '#tests/support/gossip/events.ts'
import {
  expectNothingLeft,
  knownAt,
  liar,
  packetOf,
  type Packet,
  type Station,
} from '#tests/support/gossip/station.ts'

/** Plays a story to its end; throws where a promise is broken. */
export function playToTheEnd(events: readonly GossipEvent[]): World {
  const world = newWorld()
  for (const event of events) happen(world, event)
  const last = members(world)
  for (let round = 0; round < 2; round++)
    for (const from of last) for (const to of last) if (from !== to) handOver(world, to, packetOf(from, [to]))
  const [first, ...others] = last as [Station, ...Station[]]
  for (const station of last) {
    check(world, station)
    expectAllKnown(station, last)
  }
  for (const other of others) {
    expectSame(first, other)
    expectNothingLeft(first, other)
    expectNothingLeft(other, first)
  }
  return world
}

/** What a device that belongs to the network and means harm says to another, after so many events. */
export interface Lie extends Pick<Packet, 'upto' | 'have' | 'acknowledgements'> {
  readonly after: number
  readonly to: number
}

/** The same with somebody who lies: in the end all others hold the same, and every write is among it. */
export function playWithLies(events: readonly GossipEvent[], lies: readonly Lie[]): World {
  const world = newWorld(false)
  for (const [index, event] of events.entries()) {
    for (const lie of lies.filter(({ after }) => after === index)) tell(world, lie)
    happen(world, event)
  }
  for (let round = 0; round < 3; round++)
    for (const from of world.stations)
      for (const to of world.stations) if (from !== to) handOver(world, to, packetOf(from, [to]))
  const [first, ...others] = world.stations as [Station, ...Station[]]
  for (const other of others) expectSame(first, other)
  world.ledgers.forEach((ledger, index) => {
    const history = first.histories[index] ?? 0
    const isWhole = BigInt.asUintN(32, BigInt(history)) === 2n ** BigInt(ledger.writes.length) - 1n
    if (!ledger.erasure(history) && !isWhole) throw new Broken('a write was lost')
  })
  return world
}

function tell(world: World, { to, upto, have, acknowledgements }: Lie): void {
  const station = world.stations[to % world.stations.length] as Station
  const empty = { records: [], receipts: [], choices: [], histories: [0, 0, 0, 0], latestStamp: firstStamp }
  const packet = { ...empty, base: {}, upto, have, acknowledgements, blocked: new Set<string>() }
  handOver(world, station, { ...packet, sender: liar, seq: world.time })
}

function expectSame(first: Station, other: Station): void {
  recordIds.forEach((id, index) => {
    const [one, two] = [first.records.get(id), other.records.get(id)]
    if (!isDeepStrictEqual(one, two)) throw new Broken(`not the same: ${JSON.stringify([one, two])}`)
    // Of an erased record nobody asks any more which writes came before.
    if (one && !isErased(one) && first.histories[index] !== other.histories[index])
      throw new Broken('writes arrived here and not there')
  })
}

/** Every write of a device that still takes part is known everywhere. */
function expectAllKnown(station: Station, last: readonly Station[]): void {
  const known = knownAt(station)
  for (const { author } of last)
    if (!isSeen(known, [author.device, author.counter]) && author.counter > 0)
      throw new Broken(`${station.name} does not know all writes of ${author.device}`)
}

/** The end of every story: all that still take part exchange packages, and must then agree and fall silent. */
import { isDeepStrictEqual } from 'node:util'
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
import { expectNothingLeft, knownAt, packetOf, type Station } from '#tests/support/gossip/station.ts'

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

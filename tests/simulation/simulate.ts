/** A year of a network: days of work, packages under way, and then days until everybody has everything. */
import { createDice, type Dice } from '#tests/support/dice.ts'
import { createCarrying, type Carrying } from '#tests/simulation/carriers.ts'
import { createWork, type Work } from '#tests/simulation/adviser-work.ts'
import { forgotten, patience, type Circumstances } from '#tests/simulation/circumstances.ts'
import { createLedger, type Ledger } from '#tests/simulation/ledger.ts'
import { createMembers } from '#tests/simulation/members.ts'
import { choose, packWithoutBytes, takeOver, type Arrival, type Packet } from '#tests/simulation/packets.ts'
import { isAsPlanned, packInFull, readInFull, type Sample, type Sealed } from '#tests/simulation/samples.ts'
import {
  createMerging,
  isAtWork,
  type Merging,
  type SimulatedDevice,
} from '#tests/simulation/simulated-device.ts'

export interface Outcome {
  readonly circumstances: Circumstances
  readonly members: readonly SimulatedDevice[]
  readonly ledger: Ledger
  readonly work: Work
  readonly carrying: Carrying
  readonly samples: readonly Sample[]
  readonly packages: number
  readonly recordsSent: number
  readonly holes: number
  readonly outOfOrder: number
  /** Days after the last day of work until everybody knew everything; `null`: not within all patience. */
  readonly settledAfter: number | null
}

interface World {
  readonly circumstances: Circumstances
  readonly dice: Dice
  readonly members: readonly SimulatedDevice[]
  readonly partners: ReadonlyMap<string, readonly string[]>
  readonly work: Work
  readonly carrying: Carrying
  readonly ledger: Ledger
  readonly merging: Merging
  readonly samples: Sample[]
  readonly count: { packages: number; recordsSent: number; holes: number; outOfOrder: number }
  /** By the day they arrive. */
  readonly underWay: Map<number, Way[]>
}

/** A package on its way to one device. `sealed` on the first way of a sampled one. */
interface Way {
  readonly to: SimulatedDevice
  readonly packet: Packet
  readonly sealed: Sealed | null
}

export async function simulate(circumstances: Circumstances): Promise<Outcome> {
  const world = await worldOf(circumstances)
  const { members, ledger, work, carrying, samples, count } = world
  let day = 0
  for (; day < circumstances.days; day++) await live(world, day, { working: true })
  const last = day
  while (!isSettled(world) && day - last < patience) await live(world, day++, { working: false })
  const settledAfter = isSettled(world) ? day - last : null
  return { circumstances, members, ledger, work, carrying, samples, ...count, settledAfter }
}

async function worldOf(circumstances: Circumstances): Promise<World> {
  const dice = createDice(circumstances.seed)
  const members = await createMembers(circumstances, dice)
  return {
    circumstances,
    dice,
    members,
    partners: partnersOf([...new Set(members.map(({ office }) => office))]),
    work: createWork(circumstances, dice, members),
    carrying: createCarrying(dice),
    ledger: createLedger(),
    merging: createMerging(),
    samples: [],
    count: { packages: 0, recordsSent: 0, holes: 0, outOfOrder: 0 },
    underWay: new Map(),
  }
}

/** Every office with its two neighbours and with the first one, which so has to do with all of them. */
function partnersOf(offices: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const [first = ''] = offices
  return new Map(
    offices.map((office, at) => {
      const around = [offices[(at + 1) % offices.length], offices[(at + offices.length - 1) % offices.length]]
      const partners = office === first ? offices : [office, first, ...around]
      return [office, [...new Set(partners.filter((name) => name !== undefined))]]
    }),
  )
}

async function live(world: World, day: number, { working }: { readonly working: boolean }): Promise<void> {
  const { members, work, ledger, dice } = world
  await arrive(world, day)
  for (const member of members) {
    if (!isAtWork(member, day)) continue
    if (working) work.doToday(member, day, ledger)
    // Each device has its weekday.
    if (day % 7 === member.number % 5 && !dice.chance(forgotten)) await send(world, member, day)
  }
}

async function arrive(world: World, day: number): Promise<void> {
  const ways = world.underWay.get(day) ?? []
  world.underWay.delete(day)
  for (const way of ways) {
    // Nobody is there to take it in.
    if (isAtWork(way.to, day)) await receive(world, way, day)
    else later(world, day + 1, way)
  }
}

function later({ underWay }: World, day: number, way: Way): void {
  const ways = underWay.get(day) ?? []
  ways.push(way)
  underWay.set(day, ways)
}

async function receive(world: World, { to, packet, sealed }: Way, day: number): Promise<void> {
  const { count, merging, ledger, samples } = world
  const newest = to.state.seen[packet.from.device.id]?.at(-1)?.seq ?? 0
  if (packet.content.header.seq < newest) count.outOfOrder += 1
  const arrival: Arrival = { to, packet, day }
  const read = sealed && (await readInFull(sealed, arrival))
  count.holes += takeOver(arrival, { merging, ledger })
  if (!read) return
  samples.push(read.sample)
  if (!isAsPlanned(read.plan, { to, places: packet.places })) throw new Error('not as the program planned')
}

async function send(world: World, from: SimulatedDevice, day: number): Promise<void> {
  const { partners, dice, circumstances, count } = world
  const offices = partners.get(from.office) ?? []
  const chosen = choose(from, offices)
  if (!chosen) return
  count.packages += 1
  count.recordsSent += chosen.records.length
  const isSample = dice.below(circumstances.sampleEvery) === 0
  const sealed = isSample ? await packInFull(from, chosen, { dice, day }) : null
  carry(world, sealed?.packet ?? packWithoutBytes(from, chosen, day), { day, sealed })
}

function carry(
  world: World,
  packet: Packet,
  { day, sealed }: { readonly day: number; readonly sealed: Sealed | null },
): void {
  const recipients = new Set(packet.plan.recipients.map(({ id }) => id))
  let first = sealed
  for (const to of world.members) {
    if (!recipients.has(to.device.id)) continue
    for (const arrival of world.carrying.arrivals(packet.from.office, to.office, day)) {
      later(world, arrival, { to, packet, sealed: first })
      first = null
    }
  }
}

function isSettled({ ledger, members }: World): boolean {
  return ledger.saves.every(({ reached }) => reached === members.length - 1)
}

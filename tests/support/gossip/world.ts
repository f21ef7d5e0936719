/** Devices, records and all packets ever made; each event happens to it, and the device it touched is looked at. */
import type { JsonValue } from '#shared/base/json.ts'
import { stateForNewDevice } from '#shared/exchange/exchange-state.ts'
import { isErased, type LiveRecord, type MergeableRecord } from '#shared/records/record.ts'
import { emptied, emptyRecord, eraseRecord, writeRegisters, type Author } from '#shared/records/write.ts'
import { checkStation } from '#tests/support/gossip/check-station.ts'
import type { Act, GossipEvent } from '#tests/support/gossip/events.ts'
import { RecordLedger, type Written } from '#tests/support/gossip/ledger.ts'
import {
  deliver,
  deviceNames,
  expectNothingLeft,
  newStation,
  packetOf,
  type Packet,
  type Station,
} from '#tests/support/gossip/station.ts'

const hex = (digit: string): string => digit.repeat(32)
export const recordIds = ['0', '1', '2', '3'].map(hex)
const year = 365 * 24 * 60 * 60 * 1000
/** What the clocks of the model show at its beginning. */
const beginning = 20 * year

export interface World {
  readonly stations: Station[]
  readonly ledgers: readonly RecordLedger[]
  readonly packets: Packet[]
  /** How many events have happened; each takes a minute. */
  time: number
  /** Whether each device must hold what it says it knows; not where somebody lies to it about that. */
  readonly isHonest: boolean
}

/** Three devices, one of them with the next version of the program. */
export function newWorld(isHonest = true): World {
  return {
    stations: [0, 1, 2].map((index) => newStation(deviceNames[index] ?? '', index === 2 ? 2 : 1)),
    ledgers: recordIds.map(() => new RecordLedger()),
    packets: [],
    time: 0,
    isHonest,
  }
}

/** Devices that still take part: neither lost nor blocked. */
export function members({ stations }: World): readonly Station[] {
  const blocked = new Set(stations.flatMap((station) => [...station.blocked]))
  return stations.filter(({ gone, name }) => !gone && !blocked.has(name))
}

export function happen(world: World, event: GossipEvent): void {
  world.time += 1
  const station = world.stations[event.by % world.stations.length] as Station
  if (station.gone) return
  const touched = effects[event.act]({ world, station, event })
  for (const one of touched) check(world, one)
}

export function check(world: World, station: Station): void {
  if (world.isHonest) checkStation(station, world.ledgers, recordIds)
}

export function handOver(world: World, to: Station, packet: Packet): void {
  deliver(to, { packet, now: now(world), indexOf: (id) => recordIds.indexOf(id) })
}

interface Doing {
  readonly world: World
  readonly station: Station
  readonly event: GossipEvent
}

/** Gives the devices that were touched. */
type Effect = (doing: Doing) => readonly Station[]

const effects: Readonly<Record<Act, Effect>> = {
  write: (doing) => write(doing, { name: plainNames[doing.event.pick % 2] ?? '', value: doing.event.pick }),
  resolve: resolveConflict,
  contact: (doing) =>
    write(doing, { name: `c.${doing.event.pick % 64}`, value: { on: '2026-11-22', text: 'ä' } }),
  referral: (doing) =>
    write(doing, { name: `r.${doing.event.pick % 3}.state`, value: states[doing.event.pick % 4] ?? '' }),
  archive: (doing) => write(doing, { name: 'archived', value: doing.event.pick % 2 === 0 }),
  later: (doing) =>
    write(doing, {
      name: doing.station.version > 1 ? 'later.kind' : 'status',
      value: { new: [1.5, null, { deep: doing.event.pick }] },
    }),
  empty: (doing) => write(doing, { name: 'kind', value: 'counted', isAlone: true }),
  erase,
  delta: (doing) => send(doing, false),
  full: (doing) => send(doing, true),
  deliver({ world, station, event: { pick } }) {
    const packet = world.packets[pick % Math.max(1, world.packets.length)]
    if (packet) handOver(world, station, packet)
    return [station]
  },
  mutual,
  clock({ station, event: { pick } }) {
    station.clock = ((pick % 21) - 10) * year
    return []
  },
  backup({ station }) {
    station.backup = { ...station, records: new Map(station.records), histories: [...station.histories] }
    return []
  },
  restore,
  join({ world, station }) {
    const name = deviceNames[world.stations.length]
    if (name !== undefined) world.stations.push(newStation(name, station.version))
    return []
  },
  revoke({ world, station, event: { pick } }) {
    const others = members(world).filter((other) => other !== station)
    if (others.length > 1)
      station.blocked = new Set([...station.blocked, others[pick % others.length]?.name ?? ''])
    return []
  },
  upgrade({ station }) {
    station.version = 2
    return []
  },
}

const plainNames = ['status', 'need'] as const
const states = ['requested', 'accepted', 'arrived', 'completed'] as const

function now({ time }: World): number {
  return beginning + time * 60_000
}

interface Place {
  readonly ledger: RecordLedger
  readonly index: number
  readonly before: LiveRecord
}

/** The record as it stands at the device; nothing when it is erased there or the ledger is full. */
function placeOf({ world, station, event: { record } }: Doing): Place | null {
  const id = recordIds[record] ?? ''
  const before = station.records.get(id) ?? emptyRecord(id)
  const ledger = world.ledgers[record] as RecordLedger
  return isErased(before) || ledger.isFull ? null : { ledger, index: record, before }
}

interface Register {
  readonly name: string
  readonly value: JsonValue
  /** All other registers go with this write. */
  readonly isAlone?: boolean
}

function write(doing: Doing, { isAlone = false, ...register }: Register): readonly Station[] {
  const place = placeOf(doing)
  if (!place) return []
  const { station, world } = doing
  const context = {
    author: station.author,
    now: now(world) + station.clock,
    schemaVersion: station.version,
  }
  const before = isAlone ? emptied(place.before) : place.before
  const { record, author } = writeRegisters(before, [register], context)
  const history = station.histories[place.index] ?? 0
  const over = place.ledger.standing(history, isAlone ? undefined : register.name)
  note(station, place, { record, author, register, over })
  return [station]
}

interface Noted extends Pick<Written, 'register' | 'over'> {
  readonly record: MergeableRecord
  readonly author: Author
}

function note(station: Station, { ledger, index }: Place, { record, author, register, over }: Noted): void {
  const dot = [author.device, author.counter] as const
  const erasure = register ? null : { d: dot, h: author.stamp }
  const bit = ledger.add({ dot, register, over, erasure, schemaVersion: station.version })
  station.records.set(record.id, record)
  station.author = author
  station.histories[index] = (station.histories[index] ?? 0) | bit
}

function erase(doing: Doing): readonly Station[] {
  const place = placeOf(doing)
  if (!place) return []
  const { station, world } = doing
  const erased = eraseRecord(place.before.id, station.author, now(world) + station.clock)
  note(station, place, { ...erased, register: null, over: 0 })
  return [station]
}

/** A person chooses one of the values that contradict one another. */
function resolveConflict(doing: Doing): readonly Station[] {
  const { pick } = doing.event
  const registers = Object.entries(placeOf(doing)?.before.f ?? {})
  const conflicts = registers.filter(([, siblings]) => siblings.length > 1)
  const [name, siblings = []] = conflicts[pick % Math.max(1, conflicts.length)] ?? []
  const chosen = siblings[pick % Math.max(1, siblings.length)]
  return name !== undefined && chosen ? write(doing, { name, value: chosen.v }) : []
}

function send({ world, station, event: { pick } }: Doing, full: boolean): readonly Station[] {
  const to = world.stations.filter(
    (other, index) => other !== station && ((pick >> index) & 1) === 1 && !station.blocked.has(other.name),
  )
  if (to.length > 0) world.packets.push(packetOf(station, to, full))
  return []
}

/** Both ways; what is left to say then is only what the sender itself does not wholly know. */
function mutual({ world, station, event: { pick } }: Doing): readonly Station[] {
  const other = world.stations[pick % world.stations.length] as Station
  if (other === station || other.gone || isApart(station, other)) return []
  for (const [from, to] of [
    [station, other],
    [other, station],
  ] as const)
    handOver(world, to, packetOf(from, [to]))
  if (world.isHonest) expectNothingLeft(station, other)
  return [station, other]
}

/** Whether either refuses the other's packages. */
function isApart(a: Station, b: Station): boolean {
  const blocked = new Set([...a.blocked, ...b.blocked])
  return blocked.has(a.name) || blocked.has(b.name)
}

function restore({ world, station }: Doing): readonly Station[] {
  const name = deviceNames[world.stations.length]
  if (!station.backup || name === undefined) return []
  const { state, author, records, histories, blocked } = station.backup
  station.gone = true
  const restored: Station = {
    ...newStation(name, station.version),
    clock: station.clock,
    state: stateForNewDevice(state, author),
    author: { device: name, counter: 0, stamp: author.stamp },
    records: new Map(records),
    histories: [...histories],
    blocked: new Set(blocked),
  }
  world.stations.push(restored)
  return [restored]
}

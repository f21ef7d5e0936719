/**
 * What stands between this device and a partner office, counted over all records without opening one: just what the
 * next package would carry, told apart by whether a former one told of it already.
 */
import { peerIn } from '#shared/exchange/device-office.ts'
import type { ExchangeState, Peer } from '#shared/exchange/exchange-state.ts'
import type { SmallRecord } from '#shared/exchange/in-scope.ts'
import { belongsIntoPackage, seenOf, type ExportPlan } from '#shared/exchange/plan-export.ts'
import { markOf } from '#shared/exchange/sent-package.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { countOf, isNewFor, joinVectors, meetVectors } from '#shared/records/knowledge.ts'
import {
  isErased,
  type DeviceId,
  type LiveRecord,
  type MergeableRecord,
  type VersionVector,
} from '#shared/records/record.ts'

/** How much an office is known to know. */
export interface PartnerBase {
  /** This device. */
  readonly self: DeviceId
  /** The next package. */
  readonly plan: ExportPlan
  /** What all its devices have, or were told in a package that was made for them. */
  readonly told: VersionVector
  /** States that they were told though no vector tells of them. */
  readonly marks: ReadonlySet<string>
}

export interface PartnerCounts {
  /** New since the last package. */
  readonly waiting: number
  /** In a package that was made and not confirmed yet; the next one carries it again. */
  readonly underway: number
  /** Erased cases that are not known to be erased there. */
  readonly erasures: number
  /**
   * Of what is underway and holds a write of this device that is not known there, the lowest number of its last such
   * write; `null` where it only carries back what came from there or is known.
   */
  readonly ownWrite: number | null
}

/** A record, and the small record beside the cases that it is. */
export interface CountedRecord {
  readonly record: MergeableRecord
  readonly item: SmallRecord | null
}

export const noCounts: PartnerCounts = { waiting: 0, underway: 0, erasures: 0, ownWrite: null }

export function partnerBase(state: ExchangeState, plan: ExportPlan, self: DeviceId): PartnerBase {
  const { scope } = plan.between
  const peers = plan.recipients.map(({ id }) => peerIn(state, id, plan.between.theirs))
  const [first = [], ...others] = peers.map((peer) => toldOf(peer, scope)?.marks ?? [])
  return {
    self,
    plan,
    told: meetVectors(peers.map((peer) => joinVectors(seenOf(peer, scope), toldOf(peer, scope)?.have ?? {}))),
    marks: new Set(first.filter((mark) => others.every((marks) => marks.includes(mark)))),
  }
}

/** What a package of another scope told is no part of this one. */
function toldOf({ told }: Peer, scope: Scope): Peer['told'] {
  return told?.scope === scope ? told : undefined
}

/** The counts of each base, in one walk over the records; `null`: nothing is to be sent there. */
export function countForPartners(
  records: Iterable<CountedRecord>,
  bases: readonly (PartnerBase | null)[],
): readonly PartnerCounts[] {
  const tallies = bases.map((base) => ({ base, counts: { ...noCounts } }))
  // Most records are known to everybody: those are passed by with one look.
  const knownToAll = meetVectors(bases.flatMap((base) => (base ? [base.plan.since] : [])))
  for (const counted of records) {
    if (!isNewFor(counted.record, knownToAll)) continue
    for (const tally of tallies) count(tally, counted)
  }
  return tallies.map(({ counts }) => counts)
}

interface Tally {
  readonly base: PartnerBase | null
  readonly counts: { -readonly [name in keyof PartnerCounts]: PartnerCounts[name] }
}

function count({ base, counts }: Tally, { record, item }: CountedRecord): void {
  if (!base || !belongsIntoPackage(base.plan, record, item)) return
  const at = isTold(record, base) ? 'underway' : 'waiting'
  counts[at] += 1
  if (isErased(record)) counts.erasures += 1
  else if (at === 'underway') counts.ownWrite = lower(counts.ownWrite, ownWriteIn(record, base))
}

/** The last write of this device in a record, where it is not known there. */
function ownWriteIn({ vv }: LiveRecord, { self, plan }: PartnerBase): number | null {
  const last = countOf(vv, self)
  return last > countOf(plan.since, self) ? last : null
}

function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

function isTold(record: MergeableRecord, { plan, told, marks }: PartnerBase): boolean {
  return !isNewFor(record, told) || (isNewFor(record, plan.have) && marks.has(markOf(record)))
}

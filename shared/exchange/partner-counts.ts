/**
 * What stands between this device and a partner office, counted over all records without opening one. A record is new
 * for an office as long as one of its devices is not known to know it.
 */
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { isNewFor, joinVectors, meetVectors } from '#shared/records/knowledge.ts'
import { isErased, type MergeableRecord, type VersionVector } from '#shared/records/record.ts'

/** How much an office is known to know. */
export interface PartnerBase {
  /** Confirmed by all its devices. */
  readonly confirmed: VersionVector
  /** Confirmed, or in a package that was made for it. */
  readonly told: VersionVector
}

export interface PartnerCounts {
  /** New since the last package. */
  readonly waiting: number
  /** In a package that was made and not confirmed yet; the next one carries it again. */
  readonly underway: number
  /** Erased cases that are not known to be erased there. */
  readonly erasures: number
}

export function partnerBase(state: ExchangeState, devices: readonly string[]): PartnerBase {
  const peers = devices.map((id) => peerOf(state, id))
  return {
    confirmed: meetVectors(peers.map(({ have }) => have)),
    told: meetVectors(peers.map(({ have, told }) => (told ? joinVectors(have, told) : have))),
  }
}

/** The counts of each base, in one walk over the records. */
export function countForPartners(
  records: Iterable<MergeableRecord>,
  bases: readonly PartnerBase[],
): readonly PartnerCounts[] {
  // Most records are known to everybody: those are passed by with one look.
  const knownToAll = meetVectors(bases.map(({ confirmed }) => confirmed))
  const counts = bases.map(() => ({ waiting: 0, underway: 0, erasures: 0 }))
  for (const record of records) {
    if (!isNewFor(record, knownToAll)) continue
    for (const [at, base] of bases.entries()) {
      const count = counts[at]
      if (!count || !isNewFor(record, base.confirmed)) continue
      if (isNewFor(record, base.told)) count.waiting += 1
      else count.underway += 1
      if (isErased(record)) count.erasures += 1
    }
  }
  return counts
}

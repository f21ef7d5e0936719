/**
 * How cases, consultations and referrals count (domain.md 3.3) when a case may be handed over between offices.
 *
 * - At each office every case counts that it opened, whether a person came by themselves or was handed over, and so do
 *   its consultations and referrals. A hand-over is one referral of the office that hands over; accepting is none.
 * - In the network a person counts once, however often they were handed over: the case of the receiving office names the
 *   transfer it came by, and the transfer names the case before. Consultations and referrals are events; they add up.
 * - Cases in the bin do not count. A case counts whose forerunner is in the bin, erased, or at an office whose cases are
 *   not seen here: what a person is known by is the first case of their way, whether it is here or not.
 */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { casesByReferral, sourceCase, type SourceHead } from '#shared/domain/transfer-source.ts'
import type { Transfer } from '#shared/domain/transfer.ts'

export type CountedCase = Pick<CaseHead, 'id' | 'binnedOn'> &
  SourceHead & { readonly transfer?: EntityId | undefined }

export interface CaseCount {
  /** Cases as offices count them. */
  readonly cases: number
  /** Cases among them that came by a transfer. */
  readonly handedOver: number
  /** Persons and companies as the network counts them. */
  readonly persons: number
}

type Way = Pick<Transfer, 'id' | 'source'>

export function countedCases(cases: Iterable<CountedCase>, transfers: Iterable<Way>): CaseCount {
  const all = [...cases]
  const byReferral = casesByReferral(all)
  const ways = new Map([...transfers].map((way) => [way.id, sourceCase(way, byReferral) ?? way.id]))
  const transferOf = new Map(all.map(({ id, transfer }) => [id, transfer]))
  const counted = all.filter(({ binnedOn }) => binnedOn === null)
  return {
    cases: counted.length,
    handedOver: counted.filter(({ transfer }) => transfer !== undefined).length,
    persons: new Set(counted.map(({ id }) => personOf(id, transferOf, ways))).size,
  }
}

/** The first case on the way; where that is not known, the first transfer. A ring, which only a forger makes, ends. */
function personOf(
  id: EntityId,
  transferOf: ReadonlyMap<EntityId, EntityId | undefined>,
  ways: ReadonlyMap<EntityId, EntityId>,
): EntityId {
  const walked = new Set<EntityId>()
  const stepBefore = (at: EntityId): EntityId | undefined => {
    const transfer = transferOf.get(at)
    return transfer && (ways.get(transfer) ?? transfer)
  }
  for (let at = id; ;) {
    const before = stepBefore(at)
    if (before === undefined) return at
    if (walked.has(at)) return [...walked].sort()[0] ?? at
    walked.add(at)
    at = before
  }
}

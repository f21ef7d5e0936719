/**
 * Which case a transfer was made of. The transfer names the referral only, whose id is random and says nothing anywhere
 * else; the case it belongs to is found here, in the office's own cases.
 */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { Transfer } from '#shared/domain/transfer.ts'

export type SourceHead = Pick<CaseHead, 'id'> & Partial<Pick<CaseHead, 'openReferrals' | 'handedOver'>>

/** The referrals of a case that a transfer may have come from. */
export function referralsOf({
  openReferrals = [],
  handedOver = [],
}: Omit<SourceHead, 'id'>): readonly EntityId[] {
  return [...handedOver, ...openReferrals.map(({ entity }) => entity)]
}

/** The cases by their referrals. */
export function casesByReferral(heads: Iterable<SourceHead>): ReadonlyMap<EntityId, EntityId> {
  const found = new Map<EntityId, EntityId>()
  for (const head of heads) for (const referral of referralsOf(head)) found.set(referral, head.id)
  return found
}

/** The case, by its referral; what an earlier program wrote names it. */
export function sourceCase(
  { source }: Pick<Transfer, 'source'>,
  byReferral: ReadonlyMap<EntityId, EntityId>,
): EntityId | null {
  return source && (byReferral.get(source.referral) ?? source.case)
}

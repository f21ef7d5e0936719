/** Which cases of this office transfers were made of. */
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { casesByReferral, sourceCase } from '#shared/domain/transfer-source.ts'
import type { Transfer } from '#shared/domain/transfer.ts'
import type { Session } from '#renderer/vault/session.ts'

/** The heads of the cases, by transfer; the cases are only walked through where there is a transfer. */
export function sourcesOf(
  { list, store }: Pick<Session, 'list' | 'store'>,
  transfers: readonly Transfer[],
): ReadonlyMap<EntityId, CaseHead> {
  if (transfers.length === 0) return new Map()
  const byReferral = casesByReferral(list.heads())
  const found = transfers.flatMap((transfer) => {
    const head = store.parts.index.get(sourceCase(transfer, byReferral) ?? '')?.head
    return head ? [[transfer.id, head] as const] : []
  })
  return new Map(found)
}

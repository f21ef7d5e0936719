/** What stands of cases in transfers, when they are reduced or erased. */
import { dateAt } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import { belongsTo, reducedTransfer } from '#shared/domain/transfer-reduced.ts'
import { referralsOf } from '#shared/domain/transfer-source.ts'
import { readTransfer } from '#shared/domain/transfer.ts'
import { isErased, shownValue, type MergeableRecord } from '#shared/records/record.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { BatchChange } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface GoneCases {
  readonly gone: ReadonlySet<EntityId>
  /** They are erased for ever; otherwise reduced to what counts. */
  readonly erased: boolean
}

/** The changes that reduce the transfers of these cases, from here and to here. */
export function transferChanges(
  { clock, timeZone }: World,
  { items, store }: Pick<Session, 'items' | 'store'>,
  { gone, erased }: GoneCases,
): readonly (BatchChange & { readonly id: EntityId })[] {
  const heads = [...gone].flatMap((id) => store.parts.index.get(id)?.head ?? [])
  const ways = {
    cases: gone,
    transfers: new Set(heads.flatMap(({ transfer }) => transfer ?? [])),
    referrals: new Set(heads.flatMap(referralsOf)),
  }
  const today = dateAt(clock.now(), timeZone)
  const none: ReadonlySet<EntityId> = new Set()
  return items.everyOfKind('transfer').flatMap((item) => {
    const transfer = readTransfer(item)
    if (!transfer || !belongsTo(transfer, ways)) return []
    const writes = reducedTransfer(transfer, { today, erased: erased ? gone : none })
    return [{ id: transfer.id, writes, whole: 'reducedOn' }]
  })
}

/** Whether a transfer loses what it carried: consent withdrawn, or its case reduced or erased at another office. */
export function losesFacts(item: Item | null | undefined, next: MergeableRecord): boolean {
  if (item?.kind !== 'transfer' || (item.values['facts'] ?? null) === null) return false
  return isErased(next) || !Object.hasOwn(next.f, 'facts') || shownValue(next, 'facts') === null
}

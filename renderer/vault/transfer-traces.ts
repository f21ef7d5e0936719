/** What stands of cases in transfers, when they are reduced or erased. */
import { dateAt } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { readItem, type Item } from '#shared/domain/item.ts'
import { sideOf, tellingOf } from '#shared/domain/transfer-ended.ts'
import { belongsTo, reducedTransfer } from '#shared/domain/transfer-reduced.ts'
import { referralsOf } from '#shared/domain/transfer-source.ts'
import { readTransfer } from '#shared/domain/transfer.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { BatchChange } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface GoneCases {
  readonly gone: ReadonlySet<EntityId>
  /** They are erased for ever; otherwise reduced to what counts. */
  readonly erased: boolean
  /** Transfers that go on though the case they came from is reduced here. */
  readonly goingOn?: ReadonlySet<EntityId>
}

const none: ReadonlySet<EntityId> = new Set()

/** The changes that reduce the transfers of these cases, from here and to here. */
export function transferChanges(
  { clock, timeZone }: World,
  session: Pick<Session, 'items' | 'store' | 'vault'>,
  { gone, erased, goingOn = none }: GoneCases,
): readonly (BatchChange & { readonly id: EntityId })[] {
  const { items, store } = session
  const heads = [...gone].flatMap((id) => store.parts.index.get(id)?.head ?? [])
  const ways = {
    cases: gone,
    transfers: new Set(heads.flatMap(({ transfer }) => transfer ?? [])),
    referrals: new Set(heads.flatMap(referralsOf)),
  }
  const today = dateAt(clock.now(), timeZone)
  const office = belongingOf(session).office?.id ?? null
  return items.everyOfKind('transfer').flatMap((item) => {
    const transfer = readTransfer(item)
    if (!transfer || goingOn.has(transfer.id) || !belongsTo(transfer, ways)) return []
    const reducing = { today, erased: erased ? gone : none, side: sideOf(transfer, office) }
    return [{ id: transfer.id, ...reducedTransfer(transfer, reducing), whole: 'reducedOn' }]
  })
}

/**
 * Whether a transfer loses what it told of a person: consent withdrawn, declined, or its case reduced or erased. One that
 * was withdrawn tells nothing any more; once it is reduced, no undo may hold what it told before.
 */
export function losesFacts(item: Item | null | undefined, next: MergeableRecord): boolean {
  if (item?.kind !== 'transfer') return false
  const after = readItem(next) ?? { values: {} }
  if (!isReduced(item) && isReduced(after)) return true
  const left = tellingOf(after)
  return tellingOf(item).some((name) => !left.includes(name))
}

function isReduced({ values }: Pick<Item, 'values'>): boolean {
  return typeof values['reducedOn'] === 'string'
}

/** What a checked package would do to the records as they stand now, with what of it may come in. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { readItem } from '#shared/domain/item.ts'
import { allowedRecords, withoutReceipt, type SetAside } from '#shared/exchange/allowed-records.ts'
import { planImport, type ImportPlan } from '#shared/exchange/import-plan.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { withWordHeard } from '#shared/exchange/receipts.ts'
import { equalVectors } from '#shared/records/knowledge.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface AllowedPlan extends ImportPlan {
  readonly setAside: SetAside | null
}

/** Call it inside `store.exclusively`. */
export async function planNow(
  { clock }: World,
  session: Session,
  checked: CheckedPackage,
): Promise<Result<AllowedPlan, SaveError>> {
  const oursById = await readOurs(session, checked.records)
  if (!oursById) return err({ type: 'WriteFailed' })
  const control = (name: string) => session.store.state.controls.get(name)
  const [state, author] = [exchangeOf(control), ownOf(control)]
  const allowed = allowedRecords(checked, { state, author, oursById, itemOf: readItem })
  const plan = planImport(allowed.checked, { state, author, now: clock.now(), oursById })
  const { setAside } = allowed
  if (!setAside) return ok({ ...plan, setAside })
  return ok({ ...plan, setAside, state: withWordHeard(withoutReceipt(plan.state, checked), state, checked) })
}

/** Our states of the package's records. Those that are the same by their vectors need no opening. */
async function readOurs(
  session: Session,
  theirs: readonly MergeableRecord[],
): Promise<Map<RecordId, MergeableRecord> | null> {
  const { store } = session
  const oursById = new Map<RecordId, MergeableRecord>()
  const unlike = new Set<RecordId>()
  for (const record of theirs) {
    const outline = sameOutline(store, record)
    if (outline) oursById.set(record.id, outline)
    else unlike.add(record.id)
  }
  // A record may be named twice, once as it stands here and once not.
  for (const id of unlike) oursById.delete(id)
  const opened = await readManyOrRepair(store, unlike)
  if (!opened) return null
  for (const record of opened.values()) oursById.set(record.id, record)
  return oursById
}

function sameOutline({ parts }: RecordStore, record: MergeableRecord): MergeableRecord | null {
  const entry = parts.index.get(record.id)
  if (!entry || isErased(record)) return null
  const isSame = entry.x === null && equalVectors(entry.vv, record.vv)
  return isSame ? outlineOf(entry, record.sv) : null
}

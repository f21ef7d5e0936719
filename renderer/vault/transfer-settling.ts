/**
 * What an import may leave behind: a transfer that has ended, in which something still stands that this office wrote. It
 * asked or answered before it knew, or the other office reduced the case. Each office takes out its own, after each
 * import; with that nothing is left to do, so the exchange comes to rest.
 */
import { ok, type Result } from '#shared/base/result.ts'
import { leftovers, sideOf } from '#shared/domain/transfer-ended.ts'
import { readWhole } from '#shared/domain/transfer.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { BatchChange, BatchError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** Call it inside `store.exclusively`. */
export async function settleTransfers(world: World, session: Session): Promise<Result<null, BatchError>> {
  const office = belongingOf(session).office?.id
  const items = office === undefined ? [] : session.items.ofKind('transfer')
  const left = items.flatMap((item) => {
    const whole = readWhole(item)
    const side = whole && sideOf(whole, office ?? null)
    const writes = whole && side ? leftovers({ whole, values: item.values, side }) : []
    return writes.length > 0 ? [{ whole, change: { id: item.id, writes } satisfies BatchChange }] : []
  })
  if (left.length === 0) return ok(null)
  // Declined, the facts stand in the own case all the same; otherwise nothing of them may stay in journal and pages.
  const asSnapshot = left.some(
    ({ whole }) => whole?.answer?.state !== 'declined' || whole.withdrawnOn !== null,
  )
  const changes = left.map(({ change }) => change)
  const batch = { changes, asSnapshot, onProgress: () => undefined, isStopped: () => false }
  const written = await writeBatch(world, session, batch)
  return written.ok ? ok(null) : written
}

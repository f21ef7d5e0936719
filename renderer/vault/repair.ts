/** Makes the working copy good while the vault is open, when a row in it turns out to be spoiled. */
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { remake } from '#renderer/vault/remake.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'

/** The record; if its row does not open, after the working copy was made anew. `null`: not even then. */
export async function repairedRecord(
  session: Session,
  id: RecordId,
): Promise<MergeableRecord | null | undefined> {
  const { store } = session
  const record = await store.record(id)
  if (record !== null) return record
  // A snapshot may just have moved it.
  await store.idle()
  const moved = await store.record(id)
  if (moved !== null) return moved
  await remakeCopy(session, () => undefined)
  return store.record(id)
}

/** Makes index and working copy anew from snapshot and journal. Answers whether it could. */
export async function remakeCopy({ store, vault }: Session, onProgress: OnProgress): Promise<boolean> {
  const { parts, state } = store
  return store.exclusively(async () => {
    const plan = { parts, vaultId: vault.file.vaultId, onProgress }
    try {
      const remade = await remake(plan, state.position.snapshotId)
      if (remade.type === 'Unopenable') return false
      state.position = remade.position
      state.behind = null
      state.copyLost = false
      return true
    } catch {
      state.copyLost = true
      return false
    }
  })
}

/**
 * "The passphrase may be known": everything is written again under a new vault key.
 *
 * Snapshot first, vault file second. At every moment one of the two keys opens all of it:
 *
 * | cut off | then the next start |
 * |---|---|
 * | before the snapshot stands | finds the old vault |
 * | before the vault file | opens with the old key, finds the newest snapshot under a key it does not have, and takes |
 * | | up the one before it, which holds the same records |
 * | after the vault file | opens with the new key, and drops what the old one could open |
 */
import { ok, type Result } from '#shared/base/result.ts'
import { vaultFileToJson } from '#shared/crypto/vault-file.ts'
import { rekeyVault, type AdviserSecret, type NewVaultKeys } from '#shared/crypto/vault-keys.ts'
import { dropFormerKey } from '#renderer/vault/former-key.ts'
import { remakeCopyNow, snapshotOrRepair } from '#renderer/vault/repair.ts'
import { rowKeyOf, type Session } from '#renderer/vault/session.ts'
import { nothingChanged } from '#renderer/vault/snapshot.ts'
import { writeVaultFile } from '#renderer/vault/write-vault-file.ts'
import type { OnProgress, SaveError } from '#renderer/vault/vault-api.ts'
import type { Position } from '#renderer/vault/working-copy.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Rekeying {
  readonly adviser: AdviserSecret
  readonly onProgress: OnProgress
}

export async function rekey(
  world: World,
  session: Session,
  { adviser, onProgress }: Rekeying,
): Promise<Result<NewVaultKeys, SaveError>> {
  const rewritten = await session.keyQueue.run(async () =>
    session.store.exclusively(async () => {
      // Only here: keys that came to the vault while this waited must not be left out.
      const next = await rekeyVault(world.crypto, session.vault, adviser)
      const written = await rewrite(world, session, { next, onProgress })
      return written.ok ? ok(next) : written
    }),
  )
  if (rewritten.ok) await dropFormerKey(world, session)
  return rewritten
}

async function rewrite(
  world: World,
  session: Session,
  { next, onProgress }: { readonly next: NewVaultKeys; readonly onProgress: OnProgress },
): Promise<Result<null, SaveError>> {
  const { box, store, vault } = session
  const former = rowKeyOf(vault)
  const before = store.state.position
  box.useKeys([rowKeyOf(next.vault), former])
  // The former vault file must not ride along in the new snapshot: it opens, with the former passphrase, to the device's keys.
  const vaultJson = vaultFileToJson(next.vault.file)
  const taken = await snapshotOrRepair(session, onProgress, { ...nothingChanged, vaultJson })
  const written = taken.ok ? await writeVaultFile(world, next.vault) : taken
  if (written.ok) {
    box.useKeys([rowKeyOf(next.vault)])
    session.vault = next.vault
    return written
  }
  // Rows that were written anew in the meantime still open.
  box.useKeys([former, rowKeyOf(next.vault)])
  await goBack(world, session, before)
  return written
}

/** The former key stays in use, so the snapshot before must be the current one and the working copy be made from it. */
async function goBack({ machine }: World, { store }: Session, before: Position): Promise<void> {
  const { parts, state } = store
  const { snapshotId } = before
  if (state.position.snapshotId !== snapshotId) {
    const taken = await machine.useGeneration({ snapshotId })
    const opened = taken.ok ? null : await machine.openJournal({ vaultId: parts.vaultId })
    const isBack = taken.ok || (opened?.state === 'open' && opened.snapshotId === snapshotId)
    state.halted = isBack ? null : 'WriteFailed'
    state.position = before
  }
  await remakeCopyNow(store, () => undefined)
}

/** Writing the vault file, and the sheet that goes with a new recovery code. */
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { vaultFileToJson } from '#shared/crypto/vault-file.ts'
import type { NewVaultKeys, OpenVault } from '#shared/crypto/vault-keys.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { RecoverySheet, SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/**
 * Writes the vault file. A failure may come after the new file has taken its place (the folder's fsync): then it counts,
 * because that is what the next start will find.
 */
export async function writeVaultFile({ machine }: World, vault: OpenVault): Promise<Result<null, SaveError>> {
  const json = vaultFileToJson(vault.file)
  const written = await machine.writeVaultFile({ json })
  if (written.ok) return ok(null)
  const standing = await machine.readVaultFile({})
  if (standing.state !== 'found' || standing.json !== json) return err({ type: written.problem })
  await machine.writeVaultFile({ json })
  return ok(null)
}

/** Writes the vault file of an open vault, and works on with it once it is written. */
export async function keepVault(
  world: World,
  session: Pick<Session, 'vault'>,
  vault: OpenVault,
): Promise<Result<null, SaveError>> {
  const written = await writeVaultFile(world, vault)
  if (written.ok) session.vault = vault
  return written
}

export function sheetOf(world: World, { vault, recoveryCode }: NewVaultKeys): RecoverySheet {
  return { code: recoveryCode, vaultId: vault.file.vaultId, made: todayOf(world) }
}

export function todayOf({ clock, timeZone }: World): CalendarDate {
  return dateAt(clock.now(), timeZone)
}

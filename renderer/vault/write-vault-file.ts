/** Writing the vault file, and the sheet that goes with a new recovery code. */
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { vaultFileToJson } from '#shared/crypto/vault-file.ts'
import type { NewVaultKeys, OpenVault } from '#shared/crypto/vault-keys.ts'
import type { RecoverySheet, SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export async function writeVaultFile({ machine }: World, vault: OpenVault): Promise<Result<null, SaveError>> {
  const written = await machine.writeVaultFile({ json: vaultFileToJson(vault.file) })
  return written.ok ? ok(null) : err({ type: written.problem })
}

export function sheetOf(world: World, { vault, recoveryCode }: NewVaultKeys): RecoverySheet {
  return { code: recoveryCode, vaultId: vault.file.vaultId, made: todayOf(world) }
}

export function todayOf({ clock, timeZone }: World): CalendarDate {
  return dateAt(clock.now(), timeZone)
}

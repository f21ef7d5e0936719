/** The calls on backups: writing one, opening one to see that it is good, and taking one over on a bare machine. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import { renewDeviceKeys } from '#shared/crypto/device-keys.ts'
import { readVaultFile, vaultFileToJson } from '#shared/crypto/vault-file.ts'
import { openVault, replaceDevice, type OpenVault } from '#shared/crypto/vault-keys.ts'
import { readBackup } from '#renderer/vault/read-backup.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { enter } from '#renderer/vault/unlock-calls.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { BackupError, OnProgress, UnlockReport, VaultApi } from '#renderer/vault/vault-api.ts'
import { deleteVaultDatabase } from '#renderer/vault/vault-database.ts'
import type { World } from '#renderer/vault/world.ts'

type BackupCalls = Pick<VaultApi, 'backup' | 'checkBackup' | 'restore'>

export function backupCalls(world: World, held: Held): BackupCalls {
  return {
    backup: async () => backup(world, held),
    async checkBackup(passphrase, onProgress) {
      const opened = await openBackup(world, passphrase)
      if (!opened.ok) return opened
      const { session } = held
      const { vault, files } = opened.value
      if (session && session.vault.file.vaultId !== vault.file.vaultId) return err({ type: 'ForeignVault' })
      return readBackup(world, { vault, files, session, onProgress })
    },
    restore: async (passphrase, onProgress) => restore(world, held, { passphrase, onProgress }),
  }
}

async function backup(
  world: World,
  held: Held,
): Promise<Result<{ readonly name: string; readonly bytes: number }, BackupError>> {
  const session = sessionOf(held)
  // Saves go on meanwhile: the person may look for the stick for as long as they like.
  const written = await session.keyQueue.run(async () => world.machine.writeBackup({}))
  if (written.state === 'cancelled') return err({ type: 'Cancelled' })
  if (written.state === 'failed') {
    return err({ type: written.problem === 'NoSpace' ? 'NoSpace' : 'WriteFailed' })
  }
  const lastBackup = new Date(world.clock.now()).toISOString()
  await keepControl(session, 'office', { ...officeOf(session), lastBackup })
  return ok({ name: written.name, bytes: written.bytes })
}

export type BackupFiles = Extract<Output<'openBackup'>, { state: 'opened' }>

interface OpenedBackup {
  readonly files: BackupFiles
  readonly vault: OpenVault
}

async function openBackup(world: World, passphrase: string): Promise<Result<OpenedBackup, BackupError>> {
  const files = await world.machine.openBackup({})
  if (files.state === 'cancelled') return err({ type: 'Cancelled' })
  if (files.state === 'unreadable') return err({ type: 'NotABackup' })
  const file = readVaultFile(files.vaultJson)
  if (!file.ok) return err({ type: 'Damaged' })
  const opened = await openVault(world.crypto, file.value, { passphrase })
  if (opened.ok) return ok({ files, vault: opened.value })
  return err({ type: opened.error.type === 'WrongPassphrase' ? 'WrongPassphrase' : 'Damaged' })
}

/**
 * The restored copy gets keys of its own before it writes anything: two machines with one identity would use the same
 * numbers for different writes, and the later ones would never reach the others.
 */
async function restore(
  world: World,
  held: Held,
  { passphrase, onProgress }: { readonly passphrase: string; readonly onProgress: OnProgress },
): Promise<Result<UnlockReport, BackupError>> {
  const began = world.clock.now()
  const opened = await openBackup(world, passphrase)
  if (!opened.ok) return opened
  const { files, vault } = opened.value
  const checked = await readBackup(world, { vault, files, session: null, onProgress })
  if (!checked.ok || checked.value.unreadable > 0) return err({ type: 'Damaged' })
  const keyDerivation = world.clock.now() - began
  const device = await renewDeviceKeys(world.crypto.random, vault.device)
  const renewed = await replaceDevice(world.crypto, vault, device)
  await deleteVaultDatabase(world.engine)
  const json = vaultFileToJson(renewed.file)
  const adopted = await world.machine.adoptBackup({ handle: files.handle, json })
  if (!adopted.ok) return err({ type: adopted.problem === 'NoSpace' ? 'NoSpace' : 'WriteFailed' })
  const entered = await enter(world, held, { vault: renewed, keyDerivation, onProgress })
  if (!entered.ok) return err({ type: 'Damaged' })
  await world.machine.settleVaultFile({})
  return ok(entered.value.report)
}

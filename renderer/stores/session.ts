/** Whether the vault is open, by whom, and what start-up had to do. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { Result } from '#shared/base/result.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  BackupError,
  NewVault,
  Office,
  Progress,
  RecoverySheet,
  SaveError,
  UnlockError,
  UnlockReport,
  VaultStatus,
} from '#renderer/vault/vault-api.ts'

export type SessionState = 'starting' | 'open' | VaultStatus['state']

export const useSession = defineStore('session', () => {
  const { vault, desktop, listen } = useSurroundings()
  const status = shallowRef<VaultStatus>()
  const isOpen = shallowRef(false)
  const office = shallowRef<Office>()
  const report = shallowRef<UnlockReport>()
  const progress = shallowRef<Progress>()
  /** True after the recovery code opened the vault: a new passphrase is due before anything else. */
  const needsPassphrase = shallowRef(false)
  const state = computed<SessionState>(() => (isOpen.value ? 'open' : (status.value?.state ?? 'starting')))
  const onProgress = listen((next) => {
    progress.value = next
  })

  async function start(): Promise<void> {
    status.value = await vault.status()
  }

  async function unlock(passphrase: string): Promise<Result<UnlockReport, UnlockError>> {
    return finish(await vault.unlock(passphrase, onProgress))
  }

  async function unlockWithRecovery(code: string): Promise<Result<UnlockReport, UnlockError>> {
    const opened = await vault.unlockWithRecovery(code, onProgress)
    if (opened.ok) needsPassphrase.value = true
    return finish(opened)
  }

  async function changePassphrase(passphrase: string): Promise<Result<null, SaveError>> {
    const changed = await vault.changePassphrase(passphrase)
    if (changed.ok) needsPassphrase.value = false
    return changed
  }

  /** Makes the vault. The session opens with `enter`, after the recovery sheet is in safe hands. */
  async function create(newVault: NewVault): Promise<Result<RecoverySheet, SaveError>> {
    const made = await vault.create(newVault, onProgress)
    progress.value = undefined
    return made
  }

  async function enter(): Promise<void> {
    office.value = await vault.office()
    isOpen.value = true
  }

  /** After anything that may have given the office another name. */
  async function readOffice(): Promise<void> {
    office.value = await vault.office()
  }

  async function changeOffice(name: string, region: Region): Promise<Result<null, SaveError>> {
    const changed = await vault.changeOffice(name, region)
    if (changed.ok) await readOffice()
    return changed
  }

  async function restore(passphrase: string): Promise<Result<UnlockReport, BackupError>> {
    return finish(await whileWorking(desktop, async () => vault.restore(passphrase, onProgress)))
  }

  async function useGeneration(snapshotId: string): Promise<Result<null, SaveError>> {
    const used = await vault.useGeneration(snapshotId)
    if (used.ok) await start()
    return used
  }

  async function finish<E>(opened: Result<UnlockReport, E>): Promise<Result<UnlockReport, E>> {
    progress.value = undefined
    if (opened.ok) {
      report.value = opened.value
      await enter()
    }
    return opened
  }

  return {
    status: shallowReadonly(status),
    state,
    office: shallowReadonly(office),
    report: shallowReadonly(report),
    progress: shallowReadonly(progress),
    needsPassphrase: shallowReadonly(needsPassphrase),
    start,
    unlock,
    unlockWithRecovery,
    changePassphrase,
    create,
    enter,
    readOffice,
    changeOffice,
    restore,
    useGeneration,
  }
})

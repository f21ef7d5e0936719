/** Backup, keys and updates: what keeps the vault and the program in order. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Result } from '#shared/base/result.ts'
import type { Output, UpdateState } from '#shared/contract/desktop-api.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  BackupCheck,
  BackupError,
  Progress,
  RecoverySheet,
  SaveError,
} from '#renderer/vault/vault-api.ts'

export const useUpkeep = defineStore('upkeep', () => {
  const { vault, desktop, onNews, listen } = useSurroundings()
  const progress = shallowRef<Progress>()
  const updates = shallowRef<Output<'readUpdates'>>()
  const appInfo = shallowRef<Output<'appInfo'>>()
  const onProgress = listen((next) => {
    progress.value = next
  })

  async function whileTelling<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await whileWorking(desktop, act)
    } finally {
      progress.value = undefined
    }
  }

  async function checkBackup(passphrase: string): Promise<Result<BackupCheck, BackupError>> {
    return whileTelling(async () => vault.checkBackup(passphrase, onProgress))
  }

  async function rekey(passphrase: string): Promise<Result<RecoverySheet, SaveError>> {
    return whileTelling(async () => vault.rekey(passphrase, onProgress))
  }

  async function loadInfo(): Promise<void> {
    appInfo.value = await desktop.appInfo({})
  }

  async function loadUpdates(): Promise<void> {
    updates.value = await desktop.readUpdates({})
  }

  async function setUpdateAddress(address: string | null): Promise<void> {
    await desktop.writeUpdateAddress({ address })
    await loadUpdates()
  }

  async function checkForUpdate(): Promise<void> {
    showUpdate(await desktop.checkForUpdate({}))
  }

  async function fetchUpdate(): Promise<void> {
    showUpdate(await desktop.loadUpdate({}))
  }

  function showUpdate(current: UpdateState): void {
    if (updates.value) updates.value = { ...updates.value, current }
  }

  onNews('updateChanged', showUpdate)

  return {
    progress: shallowReadonly(progress),
    updates: shallowReadonly(updates),
    appInfo: shallowReadonly(appInfo),
    // Wrapped: a proxy of the worker answers to every name and looks reactive to Pinia.
    backup: () => vault.backup(),
    checkBackup,
    suggestPassphrase: () => vault.suggestPassphrase(),
    judgePassphrase: (passphrase: string) => vault.judgePassphrase(passphrase),
    addAdviser: (initials: string, passphrase: string) => vault.addAdviser(initials, passphrase),
    renewRecovery: () => vault.renewRecovery(),
    rekey,
    loadInfo,
    loadUpdates,
    setUpdateAddress,
    checkForUpdate,
    fetchUpdate,
  }
})

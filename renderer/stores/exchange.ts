/** Exchange with other offices: packages and invitations. A package changes nothing until it is applied. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { err, type Result } from '#shared/base/result.ts'
import type { PlanError } from '#shared/exchange/plan-export.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { pickSealed, saveSealed, type FileError } from '#renderer/stores/sealed-files.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  ImportError,
  ImportPreview,
  NetworkState,
  Progress,
  SaveError,
} from '#renderer/vault/vault-api.ts'

export type PackageError = { readonly type: 'NothingNew' } | PlanError | SaveError

export const useExchange = defineStore('exchange', () => {
  const officeLists = useOfficeLists()
  const chainContent = useChainContent()
  const { vault, desktop, listen } = useSurroundings()
  const network = shallowRef<NetworkState>()
  const preview = shallowRef<ImportPreview>()
  /** Why the last package was not taken. */
  const refusal = shallowRef<ImportError['type'] | FileError['type']>()
  const progress = shallowRef<Progress>()
  const onProgress = listen((next) => {
    progress.value = next
  })

  async function load(): Promise<void> {
    network.value = await vault.network()
  }

  async function savePackage(
    offices: readonly string[],
    kind: 'sync' | 'full' | 'directory',
  ): Promise<Result<string, FileError | PackageError>> {
    const made = await whileWorking(desktop, async () => vault.makePackage(offices, kind, onProgress))
    progress.value = undefined
    if (!made.ok) return made
    const written = await saveSealed(desktop, made.value)
    await load()
    return written
  }

  /** Answers what was chosen before, for the way back. */
  async function chooseScope(office: string, scope: Scope | null): Promise<Result<Scope | null, SaveError>> {
    const chosen = await vault.chooseScope(office, scope)
    if (chosen.ok) await load()
    return chosen
  }

  async function openPackage(): Promise<Result<ImportPreview, FileError | ImportError>> {
    const picked = await pickSealed(desktop, 'package')
    if (picked.ok) return look(picked.value)
    refusal.value = picked.error.type === 'Cancelled' ? undefined : picked.error.type
    return picked
  }

  /** The package the program was started with, if there is one; what cannot be read is refused with its reason. */
  async function openWaiting(): Promise<Result<ImportPreview, FileError | ImportError> | null> {
    const opened = await desktop.takeOpenedFile({})
    if (opened.state === 'none') return null
    if (opened.state === 'opened') return look(opened.bytes)
    refusal.value = opened.state === 'tooBig' ? 'E_TOO_BIG' : 'FileUnreadable'
    return err({ type: refusal.value })
  }

  async function look(bytes: Uint8Array): Promise<Result<ImportPreview, ImportError>> {
    const looked = await whileWorking(desktop, async () => vault.previewImport(bytes, onProgress))
    progress.value = undefined
    preview.value = looked.ok ? looked.value : undefined
    refusal.value = looked.ok ? undefined : looked.error.type
    return looked
  }

  async function apply(rootDigits: string | null): Promise<Result<ImportPreview, ImportError>> {
    const applied = await whileWorking(desktop, async () => vault.applyImport(rootDigits, onProgress))
    progress.value = undefined
    if (applied.ok) {
      preview.value = undefined
      await Promise.all([load(), officeLists.load(), chainContent.reload()])
    }
    return applied
  }

  async function discard(): Promise<void> {
    preview.value = undefined
    await vault.discardImport()
  }

  return {
    network: shallowReadonly(network),
    preview: shallowReadonly(preview),
    refusal: shallowReadonly(refusal),
    progress: shallowReadonly(progress),
    load,
    savePackage,
    chooseScope,
    openPackage,
    openWaiting,
    apply,
    discard,
  }
})

/** Exchange with other offices: packages and invitations. A package changes nothing until it is applied. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { err, type Result } from '#shared/base/result.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { packageLook } from '#renderer/stores/package-look.ts'
import { saveSealed, type FileError } from '#renderer/stores/sealed-files.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { ExportError, ImportError, ImportPreview } from '#renderer/vault/import-api.ts'
import type { NetworkState, Progress, SaveError, SealedFile } from '#renderer/vault/vault-api.ts'

type SavedKind = 'sync' | 'full' | 'directory'

/** A package whose file was not written: its bytes are kept until the lock, so that it can be saved after all. */
export interface UnsavedPackage {
  readonly offices: readonly string[]
  readonly kind: SavedKind
  readonly file: SealedFile
}

export type { ImportPreview }

export const useExchange = defineStore('exchange', () => {
  const officeLists = useOfficeLists()
  const chainContent = useChainContent()
  const { vault, desktop, listen } = useSurroundings()
  const network = shallowRef<NetworkState>()
  const progress = shallowRef<Progress>()
  const unsaved = shallowRef<UnsavedPackage>()
  /** A single write takes no time that could be stopped; a snapshot is stopped as long as it has not taken its place. */
  const canStop = computed(() => progress.value !== undefined && progress.value.phase !== 'write')
  const onProgress = listen((next) => {
    progress.value = next
  })
  const { preview, refusal, madeWith, isLooking, ...looking } = packageLook({
    vault,
    desktop,
    progress,
    onProgress,
  })

  const load = async (): Promise<void> => void (network.value = await vault.network())

  async function savePackage(
    offices: readonly string[],
    kind: SavedKind,
  ): Promise<Result<string, FileError | ExportError>> {
    const made = await whileWorking(desktop, async () => vault.makePackage(offices, kind, onProgress))
    progress.value = undefined
    return made.ok ? hand({ offices, kind, file: made.value }) : made
  }

  /** The same bytes once more, for their number is used; others, where they are not to leave any more. */
  async function saveAgain(): Promise<Result<string, FileError | ExportError>> {
    const made = unsaved.value
    if (!made) return err({ type: 'Cancelled' })
    if (await vault.mayStillLeave(made.file.name)) return hand(made)
    unsaved.value = undefined
    return savePackage(made.offices, made.kind)
  }

  async function hand(made: UnsavedPackage): Promise<Result<string, FileError | SaveError>> {
    const written = await saveSealed(desktop, made.file)
    await vault.packageLeft(made.file.name, written.ok)
    unsaved.value = written.ok ? undefined : made
    await load()
    return written
  }

  /** Answers what was chosen before, for the way back. */
  async function chooseScope(office: string, scope: Scope | null): Promise<Result<Scope | null, SaveError>> {
    const chosen = await vault.chooseScope(office, scope)
    if (chosen.ok) await load()
    return chosen
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
    madeWith: shallowReadonly(madeWith),
    isLooking: shallowReadonly(isLooking),
    progress: shallowReadonly(progress),
    canStop,
    unsaved: shallowReadonly(unsaved),
    load,
    savePackage,
    saveAgain,
    // Wrapped: a proxy of the worker answers to every name and looks reactive to Pinia.
    stop: () => vault.stopWork(),
    chooseScope,
    ...looking,
    apply,
    discard,
  }
})

/** Looking into a package: picked, opened with the program, or found in the exchange folder. Nothing is changed by it. */
import { shallowRef, type ShallowRef } from 'vue'
import { err, type Result } from '#shared/base/result.ts'
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import type { ClockRule } from '#shared/exchange/package-checks.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { pickSealed, type FileError } from '#renderer/stores/sealed-files.ts'
import type { ImportError, ImportPreview } from '#renderer/vault/import-api.ts'
import type { OnProgress, Progress, VaultApi } from '#renderer/vault/vault-api.ts'

type LookError = FileError | ImportError
type Looked = Result<ImportPreview, LookError>

interface LookParts {
  readonly vault: VaultApi
  readonly desktop: DesktopApi
  readonly progress: ShallowRef<Progress | undefined>
  readonly onProgress: OnProgress
}

export interface PackageLook {
  readonly preview: ShallowRef<ImportPreview | undefined>
  /** Why the last package was not taken. */
  readonly refusal: ShallowRef<LookError['type'] | undefined>
  /** With `E_NEWER_APP`: the version of the program it was made with, where it names one. */
  readonly madeWith: ShallowRef<string | undefined>
  readonly openPackage: () => Promise<Looked>
  /** The package the program was started with, if there is one; what cannot be read is refused with its reason. */
  readonly openWaiting: () => Promise<Looked | null>
  /** A file of the exchange folder that waits for a person: an invitation, or a package of a clock far ahead. */
  readonly lookIntoFolderFile: (name: string, clock?: ClockRule) => Promise<Looked>
  /** The package that was just refused for a clock far ahead, once more: a person says that it may pass. */
  readonly lookDespiteClock: () => Promise<Looked | null>
  /** Whether one is being looked into, whoever asked for it. */
  readonly isLooking: ShallowRef<boolean>
}

export function packageLook({ vault, desktop, progress, onProgress }: LookParts): PackageLook {
  const preview = shallowRef<ImportPreview>()
  const refusal = shallowRef<LookError['type']>()
  const madeWith = shallowRef<string>()
  const isLooking = shallowRef(false)
  let again: (() => Promise<Looked>) | null = null

  async function shown(
    looking: (clock: ClockRule) => Promise<Looked>,
    rule: ClockRule = 'strict',
  ): Promise<Looked> {
    isLooking.value = true
    const looked = await whileWorking(desktop, async () => looking(rule)).finally(() => {
      isLooking.value = false
      progress.value = undefined
    })
    const problem = looked.ok ? undefined : looked.error.type
    // Whoever stops a second look may take a third.
    if (problem === 'Stopped' && rule === 'forced') return looked
    again = problem === 'E_CLOCK' ? async () => shown(looking, 'forced') : null
    settle(looked)
    return looked
  }

  function settle(looked: Looked): void {
    preview.value = looked.ok ? looked.value : undefined
    refusal.value = looked.ok || looked.error.type === 'Stopped' ? undefined : looked.error.type
    madeWith.value = looked.ok || !('madeWith' in looked.error) ? undefined : looked.error.madeWith
  }

  const look = async (bytes: Uint8Array): Promise<Looked> =>
    shown(async (clock) =>
      clock === 'strict' ? vault.previewImport(bytes, onProgress) : vault.previewDespiteClock(onProgress),
    )

  return {
    preview,
    refusal,
    madeWith,
    async openPackage() {
      const picked = await pickSealed(desktop, 'package')
      if (picked.ok) return look(picked.value)
      refusal.value = picked.error.type === 'Cancelled' ? undefined : picked.error.type
      return picked
    },
    async openWaiting() {
      const opened = await desktop.takeOpenedFile({})
      if (opened.state === 'none') return null
      if (opened.state === 'opened') return look(opened.bytes)
      refusal.value = opened.state === 'tooBig' ? 'E_TOO_BIG' : 'FileUnreadable'
      return err({ type: refusal.value })
    },
    lookIntoFolderFile: async (name, rule) =>
      shown(async (clock) => vault.previewFolderFile(name, clock, onProgress), rule),
    lookDespiteClock: async () => (await again?.()) ?? null,
    isLooking,
  }
}

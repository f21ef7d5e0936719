/** Exchange with other offices: cards, invitations, packages. A package changes nothing until it is applied. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  ImportError,
  ImportPreview,
  JoinError,
  NetworkState,
  Progress,
  SaveError,
  SealedFile,
} from '#renderer/vault/vault-api.ts'

export type FileError = { readonly type: 'Cancelled' | 'E_TOO_BIG' | 'FileUnreadable' }
export type PackageError = { readonly type: 'NothingNew' } | { readonly type: 'NoPartner' } | SaveError

export interface OpenedCard {
  readonly office: string
  readonly bytes: Uint8Array
}

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

  const load = async (): Promise<void> => void (network.value = await vault.network())

  const saveCard = async () => saved(await vault.makeCard())

  async function openCard(): Promise<Result<OpenedCard, FileError | JoinError>> {
    const picked = await pick('card')
    if (!picked.ok) return picked
    const card = await vault.readCard(picked.value)
    return card.ok ? ok({ office: card.value.office, bytes: picked.value }) : card
  }

  async function admit(card: OpenedCard, digits: string): Promise<Result<string, FileError | JoinError>> {
    const invitation = await vault.admit(card.bytes, digits)
    if (!invitation.ok) return invitation
    await load()
    return saved(invitation.value)
  }

  async function savePackage(
    offices: readonly string[],
    kind: 'sync' | 'full',
  ): Promise<Result<string, FileError | PackageError>> {
    const made = await whileWorking(desktop, async () => vault.makePackage(offices, kind, onProgress))
    progress.value = undefined
    if (!made.ok) return made
    const written = await saved(made.value)
    await load()
    return written
  }

  async function openPackage(): Promise<Result<ImportPreview, FileError | ImportError>> {
    const picked = await pick('package')
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

  const look = async (bytes: Uint8Array) => shown(() => vault.previewImport(bytes, onProgress))
  /** An invitation that lies in the exchange folder. */
  const lookIntoFolderFile = async (name: string) => shown(() => vault.previewFolderFile(name, onProgress))

  async function shown<E extends FileError | ImportError>(looking: () => Promise<Result<ImportPreview, E>>) {
    const looked = await whileWorking(desktop, looking)
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

  async function pick(kind: 'package' | 'card'): Promise<Result<Uint8Array, FileError>> {
    const picked = await desktop.pickFile({ kind })
    if (picked.state === 'picked') return ok(picked.bytes)
    if (picked.state === 'cancelled') return err({ type: 'Cancelled' })
    return err({ type: picked.state === 'tooBig' ? 'E_TOO_BIG' : 'FileUnreadable' })
  }

  async function saved(file: SealedFile): Promise<Result<string, FileError | SaveError>> {
    const answer = await saveFile(desktop, file)
    if (answer.state === 'saved') return ok(answer.name)
    return answer.state === 'cancelled' ? err({ type: 'Cancelled' }) : err({ type: answer.problem })
  }

  return {
    network: shallowReadonly(network),
    preview: shallowReadonly(preview),
    refusal: shallowReadonly(refusal),
    progress: shallowReadonly(progress),
    load,
    saveCard,
    openCard,
    admit,
    savePackage,
    openPackage,
    openWaiting,
    lookIntoFolderFile,
    apply,
    discard,
  }
})

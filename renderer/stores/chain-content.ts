/** Chains that the office writes, takes in and hands on. What is in force goes to the library. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import type { SetAsideContent } from '#shared/chains/seal-numbers.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { ContentPreview, ContentProblem } from '#shared/exchange/content-checks.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  BatchDone,
  ContentSaved,
  ContentSaveError,
  SaveError,
  SealError,
  TrustError,
} from '#renderer/vault/vault-api.ts'

export interface FileProblem {
  readonly type: 'FileUnreadable' | 'E_TOO_BIG'
}

export const useChainContent = defineStore('chain-content', () => {
  const { vault, desktop, listen } = useSurroundings()
  const library = useChainLibrary()
  /** The package that was opened, and what it would change or why it is refused. */
  const opened = shallowRef<Uint8Array>()
  const preview = shallowRef<ContentPreview>()
  const refusal = shallowRef<ContentProblem | FileProblem>()
  /** What is in the office's name and does not count. */
  const setAside = shallowRef<readonly SetAsideContent[]>([])
  const silent = listen(() => undefined)
  let loading: Promise<void> | undefined

  function load(): Promise<void> {
    loading ??= Promise.all([library.load(), reload()]).then(() => undefined)
    return loading
  }

  /** After anything changed in the vault that may be content or an edition of a case. */
  async function reload(): Promise<void> {
    library.hold(await vault.content(), await vault.editions())
    setAside.value = await vault.setAside()
  }

  async function save(
    document: ContentDocument,
    state: 'draft' | 'published',
  ): Promise<Result<ContentSaved, ContentSaveError>> {
    return reloaded(await vault.saveContent(document, state))
  }

  async function remove(id: EntityId): Promise<Result<BatchDone, SaveError | SealError>> {
    return reloaded(await vault.removeContent(id))
  }

  async function removeSetAside(id: EntityId): Promise<Result<null, SaveError | SealError>> {
    return reloaded(await vault.removeSetAside(id))
  }

  async function undo(token: number): Promise<Result<BatchDone, { readonly type: string }>> {
    return reloaded(await vault.undoMany(token, silent))
  }

  /** Saves what was published as a file to hand on. */
  async function publish(ids: readonly EntityId[]): Promise<Result<string, { readonly type: string }>> {
    const made = await vault.publishContent(ids)
    if (!made.ok) return made
    const answer = await saveFile(desktop, made.value)
    if (answer.state === 'saved') return ok(answer.name)
    return err({ type: answer.state === 'cancelled' ? 'Cancelled' : answer.problem })
  }

  async function pick(): Promise<void> {
    const picked = await desktop.pickFile({ kind: 'json' })
    if (picked.state === 'picked') await look(picked.bytes)
    else if (picked.state !== 'cancelled') {
      discard()
      refusal.value = { type: picked.state === 'tooBig' ? 'E_TOO_BIG' : 'FileUnreadable' }
    }
  }

  async function look(bytes: Uint8Array): Promise<void> {
    const read = await vault.readContentPackage(bytes)
    opened.value = bytes
    preview.value = read.ok ? read.value : undefined
    refusal.value = read.ok ? undefined : read.error
  }

  /** Trusts who signed the opened package, and reads it. */
  async function trust(digits: string): Promise<Result<null, TrustError | { readonly type: 'NotFound' }>> {
    const bytes = opened.value
    if (!bytes) return err({ type: 'NotFound' })
    const trusted = await vault.trustPublisher(bytes, digits)
    if (trusted.ok) await look(bytes)
    return trusted
  }

  async function take(
    keys: readonly string[],
  ): Promise<Result<BatchDone, ContentProblem | ContentSaveError>> {
    const bytes = opened.value
    if (!bytes) return err({ type: 'NotFound' })
    const taken = await reloaded(await vault.takeContent(bytes, keys))
    if (taken.ok) discard()
    return taken
  }

  function discard(): void {
    opened.value = undefined
    preview.value = undefined
    refusal.value = undefined
  }

  async function reloaded<R extends Result<unknown, unknown>>(result: R): Promise<R> {
    if (result.ok) await reload()
    return result
  }

  return {
    preview: shallowReadonly(preview),
    refusal: shallowReadonly(refusal),
    setAside: shallowReadonly(setAside),
    load,
    reload,
    save,
    remove,
    removeSetAside,
    undo,
    publish,
    pick,
    look,
    trust,
    take,
    discard,
  }
})

/** The documents an office writes: found, begun, kept as drafts, put in force. What is held stands in the library. */
import { defineStore } from 'pinia'
import type { Result } from '#shared/base/result.ts'
import { keyOfContent, readDocument, isMalformed, versionOf } from '#shared/chains/content-document.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import { inForceOf, type HeldContent } from '#shared/chains/content-item.ts'
import { nextVersion } from '#shared/chains/next-version.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useDrafts } from '#renderer/stores/drafts.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { BatchDone, VaultApi } from '#renderer/vault/vault-api.ts'

type Saving = Awaited<ReturnType<VaultApi['saveContent']>>

const typedKey = (key: string): string => `chain-edit-${key}`

export const useChainEditor = defineStore('chain-editor', () => {
  const surroundings = useSurroundings()
  const drafts = useDrafts()
  const content = useChainContent()
  const library = useChainLibrary()

  /** What is in force under a key, be it the office's own or taken in. */
  function inForce(key: string): HeldContent | null {
    return inForceOf(library.held).find((one) => keyOfContent(one.document) === key) ?? null
  }

  function draftOf(key: string): HeldContent | null {
    return library.held.find((one) => keyOfContent(one.document) === key && one.state === 'draft') ?? null
  }

  /** What was typed last, or the draft, or what is in force. */
  async function open(key: string): Promise<ContentDocument | null> {
    await content.load()
    const typed = await drafts.read(typedKey(key))
    const read = typed === null ? null : readDocument(typed)
    if (read !== null && !isMalformed(read) && keyOfContent(read) === key) return read
    return (draftOf(key) ?? inForce(key))?.document ?? null
  }

  /** A moment after each key; sealed, and written at once when the window is about to end. */
  function keep(document: ContentDocument): void {
    drafts.keep(typedKey(keyOfContent(document)), document)
  }

  async function saveDraft(document: ContentDocument): Promise<Saving> {
    const saved = await content.save(document, 'draft')
    if (saved.ok) await drafts.clear(typedKey(keyOfContent(document)))
    return saved
  }

  /** In a version newer than any there was. */
  async function publish(document: ContentDocument, shipped: readonly string[]): Promise<Saving> {
    const key = keyOfContent(document)
    const today = todayIn(surroundings)
    const former = inForce(key)
    const version = nextVersion([...shipped, ...(former ? [versionOf(former.document)] : [])], today)
    const dated = withVersion(document, version)
    const saved = await content.save(dated, 'published')
    if (saved.ok) await drafts.clear(typedKey(key))
    return saved
  }

  /** The draft only; what is in force stays. */
  async function discard(key: string): Promise<Result<BatchDone, { readonly type: string }> | null> {
    await drafts.clear(typedKey(key))
    const draft = draftOf(key)
    return draft && content.remove(draft.id)
  }

  return { inForce, draftOf, open, keep, saveDraft, publish, discard }
})

function withVersion(document: ContentDocument, version: string): ContentDocument {
  return document.kind === 'chain'
    ? { kind: 'chain', chain: { ...document.chain, version } }
    : { kind: 'overlay', overlay: { ...document.overlay, version } }
}

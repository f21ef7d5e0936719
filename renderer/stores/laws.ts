/** Cards of paragraphs, and the official wording an office has loaded beside them. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { LawCard } from '#shared/laws/law-card.ts'
import type { LawSection, LawText } from '#shared/laws/law-text.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { ShelvedLaw } from '#renderer/vault/vault-api.ts'

export const useLaws = defineStore('laws', () => {
  const { vault, desktop } = useSurroundings()
  const cards = shallowRef<readonly LawCard[]>([])
  const shelf = shallowRef<readonly ShelvedLaw[]>([])

  async function load(): Promise<void> {
    const [{ lawCards }, shelved] = await Promise.all([import('#shared/laws/law-cards.ts'), vault.laws()])
    cards.value = lawCards
    shelf.value = shelved
  }

  async function add(bytes: Uint8Array): Promise<Result<ShelvedLaw, string>> {
    const added = await vault.addLaw(bytes)
    shelf.value = await vault.laws()
    return added.ok ? added : err(added.error.type)
  }

  /** Asks for a file; answers with the kind of the problem, or `Cancelled`. */
  async function addFromFile(): Promise<Result<ShelvedLaw, string>> {
    const picked = await desktop.pickFile({ kind: 'law' })
    if (picked.state === 'cancelled') return err('Cancelled')
    if (picked.state === 'tooBig') return err('LawTooLarge')
    return picked.state === 'picked' ? add(picked.bytes) : err('LawNotXml')
  }

  async function take(law: string): Promise<Result<LawText, string>> {
    const taken = await vault.takeLaw(law)
    shelf.value = await vault.laws()
    return taken ? ok(taken) : err('NotFound')
  }

  async function putBack(text: LawText): Promise<void> {
    await vault.putLaw(text)
    shelf.value = await vault.laws()
  }

  /** The official wording of a paragraph; `null` where it is not loaded. */
  function wording(law: string, section: string): Promise<LawSection | null> {
    return vault.lawSection(law, section)
  }

  return {
    cards: shallowReadonly(cards),
    shelf: shallowReadonly(shelf),
    load,
    add,
    addFromFile,
    take,
    putBack,
    wording,
  }
})

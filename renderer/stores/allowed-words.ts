/** What this office has said is harmless in its notes. Sealed in the vault like a draft; the same for all advisers of the device. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import * as z from 'zod'
import { allowedForm, allowedSet } from '#shared/anonymity/allowed-words.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const key = 'allowed-words'
const Kept = z.array(z.string().max(200)).readonly()

export const useAllowedWords = defineStore('allowedWords', () => {
  const { vault } = useSurroundings()
  const words = shallowRef<readonly string[]>([])
  const loading = shallowRef<Promise<void>>()
  const set = computed(() => allowedSet(words.value))

  /** Reads them once; every field with hints asks for it. */
  async function load(): Promise<void> {
    loading.value ??= vault.readDraft(key).then((kept) => {
      words.value = Kept.catch([]).parse(kept ?? [])
    })
    return loading.value
  }

  async function allow(word: string): Promise<void> {
    await load()
    const plain = word.trim().replace(/\s+/gu, ' ')
    if (plain === '' || set.value.has(allowedForm(plain))) return
    await keep([...words.value, plain].sort((a, b) => a.localeCompare(b, 'de')))
  }

  async function forbid(word: string): Promise<void> {
    await keep(words.value.filter((kept) => kept !== word))
  }

  async function keep(next: readonly string[]): Promise<void> {
    words.value = next
    await vault.saveDraft(key, next)
  }

  return { words: shallowReadonly(words), set, load, allow, forbid }
})

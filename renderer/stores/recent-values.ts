/** Values used last in each list, newest first, so that the usual answer is one key away. Sealed like a draft. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const key = 'recent-values'
const kept = 5

type RecentValues = Readonly<Record<string, readonly string[]>>

export const useRecentValues = defineStore('recentValues', () => {
  const { vault } = useSurroundings()
  const recent = shallowRef<RecentValues>({})

  async function load(): Promise<void> {
    recent.value = ((await vault.readDraft(key)) ?? {}) as RecentValues
  }

  /** Remembers what was chosen, by list. */
  async function remember(
    chosen: Readonly<Record<string, string | readonly string[] | null>>,
  ): Promise<void> {
    const next: Record<string, readonly string[]> = { ...recent.value }
    for (const [list, value] of Object.entries(chosen)) {
      const values = value === null ? [] : typeof value === 'string' ? [value] : value
      next[list] = [...new Set([...values, ...(next[list] ?? [])])].slice(0, kept)
    }
    recent.value = next
    await vault.saveDraft(key, next)
  }

  return { recent: shallowReadonly(recent), load, remember }
})

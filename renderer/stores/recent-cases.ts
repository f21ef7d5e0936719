/**
 * The cases opened last, newest first, for one adviser. Sealed in the vault like a draft: never in a file of the system,
 * in a title or in a list of recent documents.
 */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import * as z from 'zod'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { EntityId } from '#shared/domain/case-file.ts'
import { useSession } from '#renderer/stores/session.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const kept = 10

const Ids = z.array(EntityId).catch([])

export const useRecentCases = defineStore('recentCases', () => {
  const { vault } = useSurroundings()
  const session = useSession()
  const ids = shallowRef<readonly EntityId[]>([])

  const key = (): string => `recent-cases.${session.office?.adviser ?? ''}`

  async function load(): Promise<void> {
    ids.value = Ids.parse(await vault.readDraft(key()))
  }

  async function remember(id: EntityId): Promise<void> {
    if (ids.value[0] === id) return
    ids.value = [id, ...ids.value.filter((other) => other !== id)].slice(0, kept)
    await vault.saveDraft(key(), [...ids.value])
  }

  /** Those that are still there, outside the bin. */
  async function heads(): Promise<readonly CaseHead[]> {
    return vault.heads(ids.value)
  }

  return { ids: shallowReadonly(ids), load, remember, heads }
})

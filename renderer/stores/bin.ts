/** The bin: cases that were taken out of every list and can still be brought back. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { ListQuery } from '#renderer/vault/vault-api.ts'

export type BinQuery = Omit<ListQuery, 'from' | 'count'>

export const useBin = defineStore('bin', () => {
  const { vault } = useSurroundings()
  const query = shallowRef<BinQuery>({ text: '', state: 'bin', sort: 'binnedOn', descending: false })
  const total = shallowRef<number>()
  /** Grows whenever the same places may hold other rows. */
  const version = shallowRef(0)
  const question = shallowRef(0)

  async function ask(changes: Partial<Pick<BinQuery, 'sort' | 'descending' | 'agedUntil'>>): Promise<void> {
    query.value = { ...query.value, ...changes }
    await reload()
  }

  async function reload(): Promise<void> {
    question.value += 1
    const asked = question.value
    const answer = await vault.list({ ...query.value, from: 0, count: 0 })
    if (asked !== question.value) return
    total.value = answer.total
    version.value += 1
  }

  async function rows(from: number, count: number): Promise<readonly CaseHead[]> {
    const answer = await vault.list({ ...query.value, from, count })
    return answer.rows
  }

  return {
    query: shallowReadonly(query),
    total: shallowReadonly(total),
    version: shallowReadonly(version),
    ask,
    reload,
    rows,
  }
})

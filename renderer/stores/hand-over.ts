/** Cases go from one adviser to another: all in one save, with a way to stop and a way back. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { handOver, type HandOver } from '#shared/domain/hand-over.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { BatchDone, BatchError, Progress } from '#renderer/vault/vault-api.ts'

export const useHandOver = defineStore('handOver', () => {
  const { vault, desktop, listen } = useSurroundings()
  const progress = shallowRef<Progress>()
  const onProgress = listen((next) => {
    progress.value = next
  })

  /** `words` begin the note in each of the cases. */
  async function give(
    cases: readonly EntityId[],
    plan: HandOver,
    words: string,
  ): Promise<Result<BatchDone, BatchError>> {
    const ids = await Promise.all(cases.map(() => vault.newId()))
    const changes = cases.map((id, at) => ({ id, writes: handOver(plan, words, ids[at] ?? '') }))
    return whileTelling(async () => vault.changeMany(changes, onProgress))
  }

  async function takeBack(undo: number): Promise<Result<BatchDone, BatchError>> {
    return whileTelling(async () => vault.undoMany(undo, onProgress))
  }

  async function whileTelling<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await whileWorking(desktop, act)
    } finally {
      progress.value = undefined
    }
  }

  return { progress: shallowReadonly(progress), give, takeBack, stop: () => vault.stopWork() }
})

/** What contradicts in the office's records: the list, deciding, taking a decision back. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Result } from '#shared/base/result.ts'
import { useEvents } from '#renderer/stores/events.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import { useToday } from '#renderer/stores/today.ts'
import type { BatchError, ConflictDecision, ConflictDone, OpenConflicts } from '#renderer/vault/vault-api.ts'

export const useConflicts = defineStore('conflicts', () => {
  const { vault, listen } = useSurroundings()
  const openCase = useOpenCase()
  const today = useToday()
  const events = useEvents()
  const officeLists = useOfficeLists()
  const open = shallowRef<OpenConflicts>()
  const quiet = listen(() => undefined)

  async function load(): Promise<void> {
    open.value = await vault.conflicts()
  }

  async function decide(decisions: readonly ConflictDecision[]): Promise<Result<ConflictDone, BatchError>> {
    const done = await vault.decideConflicts(decisions)
    await lookAgain()
    return done
  }

  /** What was decided is open again, here and with the next package everywhere. */
  async function undo(token: number): Promise<Result<unknown, BatchError>> {
    const undone = await vault.undoMany(token, quiet)
    await lookAgain()
    return undone
  }

  async function lookAgain(): Promise<void> {
    await Promise.all([load(), openCase.lookAgain(), today.load(), officeLists.load()])
    if (events.events) await events.load()
  }

  return { open: shallowReadonly(open), load, decide, undo }
})

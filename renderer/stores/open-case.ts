/** The case on screen. Every change is a set of register writes; it counts as saved when the vault says so. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import type { Edition } from '#shared/chains/edition.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { RegisterWrite, Saved, SaveError } from '#renderer/vault/vault-api.ts'

export type Saving = 'idle' | 'saving' | 'saved' | 'failed'
export type ReadProblem = 'NotFound' | 'Unreadable'

export const useOpenCase = defineStore('openCase', () => {
  const { vault } = useSurroundings()
  const content = useChainContent()
  const file = shallowRef<CaseFile>()
  const readProblem = shallowRef<ReadProblem>()
  const saving = shallowRef<Saving>('idle')
  const savedAt = shallowRef<number>()
  const saveProblem = shallowRef<SaveError['type']>()
  /** Grows with every confirmed save, so that lists know when to look again. */
  const changes = shallowRef(0)
  const isReadOnly = computed(() => saveProblem.value === 'ReadOnly')

  async function open(id: EntityId): Promise<void> {
    if (file.value?.id !== id) file.value = undefined
    readProblem.value = undefined
    const read = await vault.readCase(id)
    if (read.ok) file.value = read.value
    else readProblem.value = read.error.type
  }

  function close(): void {
    file.value = undefined
  }

  async function create(writes: readonly RegisterWrite[]): Promise<Result<Saved, SaveError>> {
    return note(vault.createCase(writes))
  }

  async function change(id: EntityId, writes: readonly RegisterWrite[]): Promise<Result<Saved, SaveError>> {
    return note(vault.changeCase(id, writes))
  }

  /** A change that pins a run to an edition, which is kept in the same save. */
  async function changeOn(
    id: EntityId,
    writes: readonly RegisterWrite[],
    edition: Edition,
  ): Promise<Result<Saved, SaveError>> {
    const saved = await note(vault.changeCaseOn(id, writes, edition))
    if (saved.ok) await content.reload()
    return saved
  }

  /** Changes a case that is not on screen, from what it holds now. */
  async function changeUnseen(
    id: EntityId,
    writesFor: (file: CaseFile) => readonly RegisterWrite[],
  ): Promise<Result<CaseFile, { readonly type: ReadProblem } | SaveError>> {
    const read = await vault.readCase(id)
    if (!read.ok) return read
    const saved = await change(id, writesFor(read.value))
    return saved.ok ? ok(read.value) : saved
  }

  /** After many cases were changed at once: lists look again, and the case on screen is read anew. */
  async function lookAgain(): Promise<void> {
    noteChange()
    const { value } = file
    if (!value) return
    const read = await vault.readCase(value.id)
    if (file.value?.id !== value.id) return
    file.value = read.ok ? read.value : undefined
    readProblem.value = read.ok ? undefined : read.error.type
  }

  async function note(writing: Promise<Result<Saved, SaveError>>): Promise<Result<Saved, SaveError>> {
    saving.value = 'saving'
    const saved = await writing
    saving.value = saved.ok ? 'saved' : 'failed'
    saveProblem.value = saved.ok ? undefined : saved.error.type
    if (saved.ok) show(saved.value)
    return saved
  }

  /** Something was saved that shows in lists of cases and is no case itself. */
  function noteChange(): void {
    changes.value += 1
  }

  function show(saved: Saved): void {
    savedAt.value = saved.at
    changes.value += 1
    if (file.value?.id === saved.file.id) file.value = saved.file
  }

  return {
    file: shallowReadonly(file),
    readProblem: shallowReadonly(readProblem),
    saving: shallowReadonly(saving),
    savedAt: shallowReadonly(savedAt),
    saveProblem: shallowReadonly(saveProblem),
    changes: shallowReadonly(changes),
    isReadOnly,
    open,
    close,
    create,
    change,
    changeOn,
    changeUnseen,
    lookAgain,
    noteChange,
    // Wrapped: a proxy of the worker answers to every name and looks reactive to Pinia.
    newId: () => vault.newId(),
    conflicts: (id: EntityId) => vault.conflictsOfCase(id),
  }
})

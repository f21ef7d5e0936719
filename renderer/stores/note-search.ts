/** The search through all notes: what was asked, how far it is, what it found. Kept while one looks at a hit. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { NoteAnswer, Progress } from '#renderer/vault/vault-api.ts'

export const useNoteSearch = defineStore('noteSearch', () => {
  const { vault, desktop, listen } = useSurroundings()
  const text = shallowRef('')
  const progress = shallowRef<Progress>()
  const answer = shallowRef<NoteAnswer>()
  const question = shallowRef(0)
  const onProgress = listen((next) => {
    if (progress.value) progress.value = next
  })

  async function search(wanted: string): Promise<void> {
    const asked = ++question.value
    text.value = wanted.trim()
    answer.value = undefined
    if (text.value === '') return stop()
    progress.value = { done: 0, total: 0, phase: 'notes' }
    const found = await whileWorking(desktop, async () => vault.searchNotes(text.value, onProgress))
    if (asked !== question.value) return
    answer.value = found
    progress.value = undefined
  }

  /** Ends the search; what it has found so far stays. */
  async function stop(): Promise<void> {
    if (progress.value) await vault.stopNoteSearch()
  }

  return {
    text: shallowReadonly(text),
    progress: shallowReadonly(progress),
    answer: shallowReadonly(answer),
    search,
    stop,
  }
})

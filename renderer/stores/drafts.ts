/**
 * Half-typed forms. Kept sealed in the vault a moment after each key, and at once when the window is about to be
 * ended, so that lock, crash and battery lose nothing that was typed.
 */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { JsonValue } from '#shared/records/record.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const pauseAfterTyping = 400

/** What is to be written, and by whom: a timer, or a save that is under way. */
interface Waiting {
  readonly draft: JsonValue | null
  readonly timer?: number
}

export const useDrafts = defineStore('drafts', () => {
  const { vault } = useSurroundings()
  /** What the vault does not have yet. Whoever opens the form again right away must see it all the same. */
  const waiting = new Map<string, Waiting>()
  const failed = shallowRef(false)

  function keep(key: string, draft: JsonValue): void {
    clearTimeout(waiting.get(key)?.timer)
    const timer = window.setTimeout(() => void write(key, draft), pauseAfterTyping)
    waiting.set(key, { timer, draft })
  }

  async function write(key: string, draft: JsonValue | null): Promise<void> {
    const own: Waiting = { draft }
    waiting.set(key, own)
    const saved = await vault.saveDraft(key, draft)
    // Somebody may have typed on meanwhile.
    if (waiting.get(key) === own) waiting.delete(key)
    failed.value = !saved.ok
  }

  async function read(key: string): Promise<JsonValue | null> {
    const known = waiting.get(key)
    return known ? structuredClone(known.draft) : vault.readDraft(key)
  }

  async function clear(key: string): Promise<void> {
    clearTimeout(waiting.get(key)?.timer)
    await write(key, null)
  }

  /** Writes everything that still waits for its pause. */
  async function flush(): Promise<void> {
    const due = [...waiting]
    for (const [, { timer }] of due) clearTimeout(timer)
    await Promise.all(due.map(async ([key, { draft }]) => write(key, draft)))
  }

  return { failed, keep, read, clear, flush }
})

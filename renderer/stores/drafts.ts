/**
 * Half-typed forms. Kept sealed in the vault a moment after each key, and at once when the window is about to be
 * ended, so that lock, crash and battery lose nothing that was typed.
 */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { JsonValue } from '#shared/records/record.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const pauseAfterTyping = 400

export const useDrafts = defineStore('drafts', () => {
  const { vault } = useSurroundings()
  const waiting = new Map<string, { readonly timer: number; readonly draft: JsonValue }>()
  const failed = shallowRef(false)

  function keep(key: string, draft: JsonValue): void {
    const before = waiting.get(key)
    if (before) clearTimeout(before.timer)
    const timer = window.setTimeout(() => void write(key, draft), pauseAfterTyping)
    waiting.set(key, { timer, draft })
  }

  async function write(key: string, draft: JsonValue | null): Promise<void> {
    waiting.delete(key)
    const saved = await vault.saveDraft(key, draft)
    failed.value = !saved.ok
  }

  async function read(key: string): Promise<JsonValue | null> {
    return vault.readDraft(key)
  }

  async function clear(key: string): Promise<void> {
    const before = waiting.get(key)
    if (before) clearTimeout(before.timer)
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

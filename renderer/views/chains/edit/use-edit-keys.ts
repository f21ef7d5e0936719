/** Strg+Z and Strg+Umschalt+Z over the whole document: what fields would take back by themselves is in it too. */
import { onBeforeUnmount, onMounted } from 'vue'
import type { ChainDraft } from '#renderer/views/chains/edit/use-chain-draft.ts'

export function useEditKeys(draft: Pick<ChainDraft, 'undo' | 'redo'>): void {
  function press(event: KeyboardEvent): void {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.altKey
    if (!isUndo || document.querySelector('[role=dialog]')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey) draft.redo()
    else draft.undo()
  }
  onMounted(() => addEventListener('keydown', press, { capture: true }))
  onBeforeUnmount(() => removeEventListener('keydown', press, { capture: true }))
}

/** After a row was added, its first field is what the hand is waiting for. */
import { nextTick } from 'vue'

export function useNewRow(list: 'agreements' | 'followUps'): (at: number) => Promise<void> {
  return async (at) => {
    await nextTick()
    document.getElementById(`${list}.${String(at)}.what`)?.focus()
  }
}

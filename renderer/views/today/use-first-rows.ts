/** The first rows of a list, and more of them when they are wanted: an office may have thousands that wait. */
import { computed, nextTick, shallowRef, type ComputedRef, type Ref } from 'vue'
import { focusRowAt } from '#renderer/views/use-list-keys.ts'

/** How many rows come at a time. Nobody works through more of them in one go. */
export const rowsAtATime = 50

export interface FirstRows<T> {
  readonly shown: ComputedRef<readonly T[]>
  /** Shows more and stands on the first of them. */
  readonly more: () => Promise<void>
}

export function useFirstRows<T>(
  rows: () => readonly T[],
  list: Readonly<Ref<HTMLElement | null>>,
): FirstRows<T> {
  const most = shallowRef(rowsAtATime)
  const shown = computed(() => rows().slice(0, most.value))

  async function more(): Promise<void> {
    const next = shown.value.length
    most.value = next + rowsAtATime
    await nextTick()
    focusRowAt(list.value, next)
  }

  return { shown, more }
}

/** Remembers the case on screen as opened. One that the arrow keys only pass by in the list is not meant. */
import { onMounted, onUnmounted, shallowRef, watch } from 'vue'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useRecentCases } from '#renderer/stores/recent-cases.ts'

const longerThanPassing = 1000

export function useRememberedCases(): void {
  const openCase = useOpenCase()
  const recent = useRecentCases()
  const timer = shallowRef<number>()

  watch(
    () => openCase.file?.id,
    (id) => {
      clearTimeout(timer.value)
      if (id !== undefined) timer.value = window.setTimeout(() => void recent.remember(id), longerThanPassing)
    },
  )
  onMounted(() => recent.load())
  onUnmounted(() => clearTimeout(timer.value))
}

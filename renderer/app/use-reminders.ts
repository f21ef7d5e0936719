/** Looks after unlocking and every quarter of an hour whether a reminder of what is due is to be shown. */
import { onMounted, onUnmounted } from 'vue'
import { useDatesOut } from '#renderer/stores/dates-out.ts'

const quarterHour = 15 * 60_000

export function useReminders(): void {
  const { remind } = useDatesOut()
  const timer = { id: 0 }
  onMounted(() => {
    void remind()
    timer.id = window.setInterval(() => void remind(), quarterHour)
  })
  onUnmounted(() => clearInterval(timer.id))
}

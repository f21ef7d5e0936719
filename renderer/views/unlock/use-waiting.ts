/** Counts down the seconds until the next attempt, so that the delay is said and not only felt. */
import { computed, onUnmounted, shallowRef, type ComputedRef } from 'vue'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export interface Waiting {
  readonly seconds: ComputedRef<number>
  readonly begin: (seconds: number) => void
}

export function useWaiting(): Waiting {
  const { clock } = useSurroundings()
  const until = shallowRef(0)
  const now = shallowRef(0)
  const timer = shallowRef<number>()
  const seconds = computed(() => Math.max(0, Math.ceil((until.value - now.value) / 1000)))

  function begin(count: number): void {
    now.value = clock.now()
    until.value = now.value + count * 1000
    stop()
    timer.value = window.setInterval(tick, 250)
  }

  function tick(): void {
    now.value = clock.now()
    if (now.value >= until.value) stop()
  }

  function stop(): void {
    window.clearInterval(timer.value)
  }

  onUnmounted(stop)
  return { seconds, begin }
}

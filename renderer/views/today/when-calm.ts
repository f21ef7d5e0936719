/** For what may wait: done once a screen has stood for a moment and the window has nothing else to do. */
import { onMounted, onUnmounted } from 'vue'

/** Milliseconds; whoever leaves the screen at once is not kept. */
const moment = 500
const atTheLatest = 1000

/** Call it while a component is set up. Not done any more once the component is gone. */
export function whenCalm(act: () => void): void {
  const waiting = { cancel: (): void => undefined }
  onMounted(() => {
    const timer = setTimeout(() => {
      const idle = requestIdleCallback(act, { timeout: atTheLatest })
      waiting.cancel = () => cancelIdleCallback(idle)
    }, moment)
    waiting.cancel = () => clearTimeout(timer)
  })
  onUnmounted(() => waiting.cancel())
}

/**
 * After each change of screen the focus goes to its main heading, so that keyboard and screen reader start where the
 * eye does. A list whose neighbour follows the arrow keys keeps the focus (`data-keeps-focus`).
 */
import { nextTick } from 'vue'
import { onMounted } from 'vue'
import { useRouter } from 'vue-router'

export function useFocusOnArrival(): void {
  const router = useRouter()

  async function focusHeading(): Promise<void> {
    await nextTick()
    if (document.activeElement?.closest('[data-keeps-focus]')) return
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.focus()
  }

  onMounted(() => {
    void focusHeading()
    router.afterEach((to, from) => {
      if (to.path !== from.path) void focusHeading()
    })
  })
}

/** Clicks, keys and focus on the nodes of a diagram. */
import { onMounted, type Ref } from 'vue'

interface NodeActs {
  readonly open: (node: string) => void
  readonly stop: (node: string) => void
  readonly press: (event: KeyboardEvent) => Promise<void>
}

export function useNodeEvents(
  frame: Readonly<Ref<HTMLElement | null>>,
  { open, stop, press }: NodeActs,
): void {
  const at = ({ target }: Event, act: (node: string) => void): void => {
    const node = target instanceof Element ? target.closest('[data-node]')?.getAttribute('data-node') : null
    if (node) act(node)
  }
  onMounted(() => {
    frame.value?.addEventListener('click', (event) => {
      at(event, open)
    })
    frame.value?.addEventListener('keydown', (event) => void press(event))
    frame.value?.addEventListener('focusin', (event) => {
      at(event, stop)
    })
  })
}

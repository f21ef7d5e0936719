/** A form that unfolds in the place of its button. The focus goes along: into the form, and back to the button. */
import { shallowRef, useTemplateRef, watch, type ShallowRef } from 'vue'

/** The element named `box` holds the form and the button by turns. */
export function useUnfolding(): ShallowRef<boolean> {
  const box = useTemplateRef<HTMLElement>('box')
  const open = shallowRef(false)
  watch(open, () => box.value?.querySelector<HTMLElement>('input, button')?.focus(), { flush: 'post' })
  return open
}

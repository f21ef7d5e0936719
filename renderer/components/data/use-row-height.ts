/** The height of a table row in pixels, as the density has it; follows when the density changes. */
import { onBeforeUnmount, readonly, type Ref, ref } from 'vue'

const usual = 40

function rowHeight(): number {
  const style = getComputedStyle(document.documentElement)
  const rems = Number.parseFloat(style.getPropertyValue('--fk-row'))
  const rem = Number.parseFloat(style.fontSize)
  return Number.isFinite(rems * rem) ? Math.round(rems * rem) : usual
}

export function useRowHeight(): Readonly<Ref<number>> {
  const height = ref(rowHeight())
  const observer = new MutationObserver(() => {
    height.value = rowHeight()
  })
  observer.observe(document.documentElement, { attributeFilter: ['data-density', 'style'] })
  onBeforeUnmount(() => observer.disconnect())
  return readonly(height)
}

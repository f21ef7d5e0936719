/** Whether list and case fit side by side. */
import { onMounted, onUnmounted, shallowReadonly, shallowRef, type ShallowRef } from 'vue'

export function useWide(query = '(min-width: 1100px)'): Readonly<ShallowRef<boolean>> {
  const media = window.matchMedia(query)
  const wide = shallowRef(media.matches)
  const listen = (event: MediaQueryListEvent) => {
    wide.value = event.matches
  }
  onMounted(() => media.addEventListener('change', listen))
  onUnmounted(() => media.removeEventListener('change', listen))
  return shallowReadonly(wide)
}

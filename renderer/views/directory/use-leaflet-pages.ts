/** The leaflet as it will be printed, set again a moment after each change. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { PrintedDocument } from '#shared/documents/document.ts'
import { useTypesetter, type TypesetError } from '#renderer/stores/typesetter.ts'

export interface LeafletPages {
  readonly pages: Readonly<Ref<readonly string[]>>
  readonly problem: Readonly<Ref<TypesetError['type'] | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  readonly set: () => Promise<void>
}

const pauseAfterTyping = 350

export function useLeafletPages(source: Readonly<Ref<PrintedDocument | null>>): LeafletPages {
  const typesetter = useTypesetter()
  const pages = shallowRef<readonly string[]>([])
  const problem = shallowRef<TypesetError['type']>()
  const busy = shallowRef(false)
  const timer: { id?: number } = {}

  async function set(): Promise<void> {
    const asked = source.value
    if (!asked) return
    busy.value = true
    const answer = await typesetter.preview(asked)
    // Meanwhile somebody typed on: what belongs to the newer words comes after this.
    if (source.value !== asked) return
    busy.value = false
    if (answer.ok) pages.value = answer.value
    problem.value = answer.ok ? undefined : answer.error.type
  }

  watch(
    source,
    () => {
      clearTimeout(timer.id)
      timer.id = window.setTimeout(() => void set(), pages.value.length > 0 ? pauseAfterTyping : 0)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer.id))

  return { pages, problem, busy, set }
}

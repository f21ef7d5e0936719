/** What the list of cases is asked for, as the controls above it show and change it. */
import { computed, shallowRef, watch, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'
import { isUnfiltered, noFilters } from '#shared/search/case-filters.ts'
import type { GridSort } from '#renderer/components/index.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import type { HeadSort } from '#renderer/vault/vault-api.ts'

export interface ListFilter {
  readonly typed: Ref<string>
  readonly sort: WritableComputedRef<GridSort | null>
  readonly state: WritableComputedRef<string | null>
  /** That nothing is there need not mean that there is nothing. */
  readonly isFiltered: ComputedRef<boolean>
  readonly clear: () => void
}

export function useListFilter(): ListFilter {
  const store = useCaseList()
  const whose = useAdvisers()
  const typed = shallowRef(store.filter.text)

  const sort = computed<GridSort | null>({
    get: () => ({ column: store.filter.sort, descending: store.filter.descending }),
    set: (next) =>
      void store.ask({ sort: (next?.column ?? 'nextOn') as HeadSort, descending: next?.descending ?? false }),
  })
  const state = computed<string | null>({
    get: () => store.filter.state,
    set: (next) => void store.ask({ state: (next ?? 'open') as 'open' | 'closed' | 'all' }),
  })
  const isFiltered = computed(() => {
    const { text, state: which, advisers, agedUntil, filters } = store.filter
    const isNarrowed = text !== '' || which === 'closed' || !isUnfiltered(filters)
    return isNarrowed || advisers !== undefined || agedUntil !== undefined
  })

  watch(typed, (text) => {
    if (text !== store.filter.text) void store.ask({ text })
  })
  watch(
    () => store.filter.text,
    (text) => {
      typed.value = text
    },
  )

  function clear(): void {
    void whose.choose('list', 'all')
    void store.ask({ text: '', filters: noFilters, agedUntil: undefined, advisers: undefined })
  }

  return { typed, sort, state, isFiltered, clear }
}

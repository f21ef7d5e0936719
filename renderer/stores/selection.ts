/**
 * Which cases of a list are selected. "All" is one word, not 50,000 ids: the worker knows what the list shows. Another
 * filter ends the selection, because nothing may be acted upon that cannot be seen; another order does not.
 */
import { defineStore } from 'pinia'
import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { EntityId } from '#shared/domain/case-file.ts'
import { useBin } from '#renderer/stores/bin.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { ListQuery, Selection } from '#renderer/vault/vault-api.ts'

/** What a grid reports. */
export type SelectionMark =
  | { readonly type: 'toggle'; readonly key: EntityId }
  | { readonly type: 'stretch'; readonly from: number; readonly to: number; readonly begins: boolean }
  | { readonly type: 'all' }
  | { readonly type: 'none' }

type View = Omit<ListQuery, 'from' | 'count'>

export interface SelectionSource {
  readonly query: () => View
  readonly total: () => number
}

/** Either these, or all but these. */
interface Marked {
  readonly all: boolean
  readonly ids: ReadonlySet<EntityId>
}

export interface CaseSelection {
  readonly marks: ComputedRef<{
    readonly count: number
    readonly all: boolean
    readonly has: (key: EntityId) => boolean
  }>
  /** To be handed to the vault. */
  readonly selection: ComputedRef<Selection>
  readonly mark: (mark: SelectionMark) => Promise<void>
  readonly clear: () => void
}

const nothing: Marked = { all: false, ids: new Set() }

/** Beside a pinia store of its own, because a list of cases and the bin are selected in alike. */
function createSelection(source: SelectionSource): CaseSelection {
  const { vault } = useSurroundings()
  const marked = shallowRef<Marked>(nothing)
  /** What was marked before the stretch that is being drawn. */
  const base = shallowRef<Marked>(nothing)
  const question = shallowRef(0)

  const marks = computed(() => {
    const { all, ids } = marked.value
    const count = all ? Math.max(0, source.total() - ids.size) : ids.size
    return { count, all: all && ids.size === 0, has: (key: EntityId) => ids.has(key) !== all }
  })
  const selection = computed<Selection>(() => {
    const { all, ids } = marked.value
    return all ? { type: 'all', query: source.query(), except: [...ids] } : { type: 'some', ids: [...ids] }
  })

  async function mark(next: SelectionMark): Promise<void> {
    question.value += 1
    if (next.type === 'toggle') marked.value = toggled(marked.value, next.key)
    else if (next.type === 'stretch') await stretch(next)
    else marked.value = { all: next.type === 'all', ids: new Set() }
  }

  async function stretch({ from, to, begins }: Extract<SelectionMark, { type: 'stretch' }>): Promise<void> {
    if (begins) base.value = marked.value
    const asked = question.value
    const first = Math.min(from, to)
    const found = await vault.idsOf({ ...source.query(), from: first, count: Math.abs(to - from) + 1 })
    // The answer to an earlier key is worth nothing.
    if (asked === question.value) marked.value = joined(base.value, found)
  }

  function clear(): void {
    question.value += 1
    marked.value = nothing
  }

  watch(() => seen(source.query()), clear)
  return { marks, selection, mark, clear }
}

/** A list without the stretch of it that is asked for. */
function viewOf({ from: _from, count: _count, ...view }: ListQuery): View {
  return view
}

/** All that decides which cases can be seen. */
function seen({ sort: _sort, descending: _descending, ...rest }: View): string {
  return JSON.stringify(rest)
}

function toggled({ all, ids }: Marked, key: EntityId): Marked {
  const next = new Set(ids)
  if (!next.delete(key)) next.add(key)
  return { all, ids: next }
}

function joined({ all, ids }: Marked, found: readonly EntityId[]): Marked {
  const next = new Set(ids)
  for (const id of found) {
    if (all) next.delete(id)
    else next.add(id)
  }
  return { all, ids: next }
}

export const useCaseSelection = defineStore('caseSelection', () => {
  const list = useCaseList()
  return createSelection({ query: () => viewOf(list.query), total: () => list.total ?? 0 })
})

export const useBinSelection = defineStore('binSelection', () => {
  const bin = useBin()
  return createSelection({ query: () => bin.query, total: () => bin.total ?? 0 })
})

/** Saved views of the case list. They belong to the office: whoever works here sees the same ones. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import type { Item } from '#shared/domain/item.ts'
import {
  firstView,
  nameView,
  readSavedView,
  removeView,
  sameView,
  ViewOfList,
  writeView,
  type ItemWrite,
  type SavedView,
} from '#shared/search/saved-view.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

export const useSavedViews = defineStore('savedViews', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const list = useCaseList()
  const views = shallowRef<readonly SavedView[]>([])
  const activeId = shallowRef<string | null>(null)
  const active = computed(() => views.value.find(({ id }) => id === activeId.value) ?? null)
  /** What the list shows now, as it would be saved. */
  const shown = computed<ViewOfList>(() => ViewOfList.parse(list.filter))
  /** Words or filters are no longer those of the view; the order is kept with the view by itself. */
  const isChanged = computed(() => {
    if (!active.value) return false
    const { sort, descending } = shown.value
    return !sameView({ ...active.value, sort, descending }, shown.value)
  })

  async function load(): Promise<void> {
    const items = await vault.items('saved-view')
    views.value = items.map(readSavedView).sort((a, b) => a.name.localeCompare(b.name, 'de'))
  }

  /** Shows a view; `null` shows the list as it was first. */
  async function show(id: string | null): Promise<void> {
    activeId.value = id
    const { text, state, filters, sort, descending } = active.value ?? firstView
    await list.ask({ text, state, filters, sort, descending })
  }

  async function add(name: string): Promise<Result<null, SaveError>> {
    const saved = await vault.createItem('saved-view', [...nameView(name), ...writeView(shown.value)])
    if (saved.ok) activeId.value = saved.value.id
    return settled(saved)
  }

  async function rename(id: string, name: string): Promise<Result<null, SaveError>> {
    return change(id, nameView(name))
  }

  /** The view becomes what the list shows now. */
  async function renew(id: string): Promise<Result<null, SaveError>> {
    return change(id, writeView(shown.value))
  }

  async function remove(id: string): Promise<Result<null, SaveError>> {
    const removed = await change(id, removeView(todayIn(surroundings)))
    if (removed.ok && activeId.value === id) activeId.value = null
    return removed
  }

  async function bringBack(id: string): Promise<Result<null, SaveError>> {
    const back = await change(id, removeView(null))
    if (back.ok) activeId.value = id
    return back
  }

  /** Keeps the order of the list with the view that is shown. */
  async function keepOrder(): Promise<void> {
    const view = active.value
    const { sort, descending } = shown.value
    if (!view || (view.sort === sort && view.descending === descending)) return
    await change(view.id, writeView({ ...view, sort, descending }))
  }

  async function change(id: string, writes: readonly ItemWrite[]): Promise<Result<null, SaveError>> {
    return settled(await vault.changeItem(id, writes))
  }

  async function settled(saved: Result<Item, SaveError>): Promise<Result<null, SaveError>> {
    if (!saved.ok) return saved
    await load()
    return ok(null)
  }

  return {
    views: shallowReadonly(views),
    active,
    isChanged,
    load,
    show,
    add,
    rename,
    renew,
    remove,
    bringBack,
    keepOrder,
  }
})

/** The lists as this office uses them. What is changed here is an item of the vault; every screen follows at once. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import {
  addListValue,
  adoptBundled,
  countListValue,
  offerListValue,
  readListValue,
  renameListValue,
  undoListChange,
  type ListMoment,
  type ListValue,
  type ListValueError,
} from '#shared/domain/list-value.ts'
import { officeLists } from '#shared/domain/office-lists.ts'
import { ownValueFrom } from '#shared/domain/own-value.ts'
import type { OpenList } from '#shared/domain/open-lists.ts'
import type { ListName } from '#shared/domain/value-lists.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSession } from '#renderer/stores/session.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { RegisterWrite, SaveError } from '#renderer/vault/vault-api.ts'

export type ListError = ListValueError | SaveError
/** Takes a change back. */
export type Undo = () => Promise<Result<null, SaveError>>
export type Changed = Promise<Result<Undo, ListError>>

export interface ChosenValue {
  readonly list: ListName
  readonly value: string
}

export const useOfficeLists = defineStore('officeLists', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const session = useSession()
  const openCase = useOpenCase()
  const values = shallowRef<readonly ListValue[]>([])
  const office = computed(() => session.office?.name ?? '')
  const lists = computed(() => officeLists(values.value, office.value))

  async function load(): Promise<void> {
    const items = await vault.items('list-value')
    values.value = items.flatMap((item) => readListValue(item) ?? [])
  }

  async function moment(): Promise<ListMoment> {
    const at = surroundings.clock.now()
    const by = session.office?.adviser ?? ''
    return { change: await vault.newId(), on: todayIn(surroundings), at, by }
  }

  async function add(added: {
    readonly list: OpenList
    readonly label: string
    readonly countsAs: string
    readonly taken: readonly string[]
  }): Changed {
    const { list, label, countsAs, taken } = added
    const value = ownValueFrom(await vault.newId())
    const now = await moment()
    const writes = addListValue({ office: office.value, list, value, label, countsAs }, taken, now)
    if (!writes.ok) return writes
    const made = await vault.createItem('list-value', writes.value)
    if (!made.ok) return made
    await spread()
    return ok(async () => write(made.value.id, [{ name: 'removedOn', value: now.on }]))
  }

  async function rename(chosen: ChosenValue, label: string, taken: readonly string[]): Changed {
    return change(chosen, (entry, now) => renameListValue(entry, { label, taken }, now))
  }

  async function offer(chosen: ChosenValue, offered: boolean): Changed {
    return change(chosen, (entry, now) => ok(offerListValue(entry, offered, now)))
  }

  async function count(chosen: ChosenValue, countsAs: string): Changed {
    return change(chosen, (entry, now) => countListValue(entry, countsAs, now))
  }

  /** A bundled value gets its item with the first change; own ones have theirs. */
  async function change(
    { list, value }: ChosenValue,
    writesFor: (entry: ListValue, now: ListMoment) => Result<readonly RegisterWrite[], ListValueError>,
  ): Changed {
    const now = await moment()
    const known = lists.value.entryOf(list, value)
    const first = { office: office.value, list, value, from: now.on }
    const entry = known ?? { ...first, id: '', label: '', countsAs: null, until: null, changes: [] }
    const writes = writesFor(entry, now)
    if (!writes.ok) return writes
    const saved = known
      ? await vault.changeItem(known.id, writes.value)
      : await vault.createItem('list-value', [...adoptBundled(first), ...writes.value])
    if (!saved.ok) return err(saved.error)
    await spread()
    return ok(async () => write(saved.value.id, undoListChange(entry, now.change)))
  }

  async function write(id: string, writes: readonly RegisterWrite[]): Promise<Result<null, SaveError>> {
    const saved = await vault.changeItem(id, writes)
    if (saved.ok) await spread()
    return saved.ok ? ok(null) : saved
  }

  /** Lists of cases show words of values; the worker searches by the new ones already. */
  async function spread(): Promise<void> {
    await load()
    openCase.noteChange()
  }

  return { lists, values: shallowReadonly(values), load, add, rename, offer, count }
})

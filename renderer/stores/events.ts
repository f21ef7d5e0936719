/** The events of the office: small enough to stand here whole. A change is saved when the vault says so. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { isCompany } from '#shared/domain/derive-head.ts'
import type { EventContent, EventFile } from '#shared/events/event.ts'
import { eventWrites, newEventWrites, readEvent } from '#shared/events/event-registers.ts'
import { followUpCases, type FollowUpCases } from '#shared/events/follow-up-cases.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { BatchDone, BatchError, OnProgress, SaveError } from '#renderer/vault/vault-api.ts'

const silent: OnProgress = () => undefined
const page = 200

export const useEvents = defineStore('events', () => {
  const surroundings = useSurroundings()
  const { vault, listen } = surroundings
  const events = shallowRef<readonly EventFile[]>()
  const savedAt = shallowRef<number>()
  const isSaving = shallowRef(false)
  const saveProblem = shallowRef<SaveError['type']>()
  const saving = computed(() => {
    if (isSaving.value) return 'saving'
    if (saveProblem.value) return 'unsaved'
    return savedAt.value === undefined ? 'idle' : 'saved'
  })

  async function load(): Promise<void> {
    const items = await vault.items('event')
    events.value = items.map(readEvent).sort((a, b) => (a.fields.on < b.fields.on ? -1 : 1))
  }

  function find(id: EntityId): EventFile | undefined {
    return events.value?.find((event) => event.id === id)
  }

  async function create(content: EventContent): Promise<Result<EventFile, SaveError>> {
    return note(async () => {
      const made = await vault.createItem('event', newEventWrites(content))
      return made.ok ? ok(readEvent(made.value)) : made
    })
  }

  /** Writes what differs between the event as it was seen and as it shall be. */
  async function change(before: EventFile, after: EventContent): Promise<Result<EventFile, SaveError>> {
    return note(async () => {
      const writes = eventWrites(before, after)
      if (writes.length === 0) return ok(before)
      const changed = await vault.changeItem(before.id, writes)
      return changed.ok ? ok(readEvent(changed.value)) : changed
    })
  }

  /** Takes an event away, or brings it back. Its follow-up cases stay either way. */
  async function remove(id: EntityId, isGone: boolean): Promise<Result<EventFile, SaveError>> {
    return note(async () => {
      const removedOn = isGone ? todayIn(surroundings) : null
      const changed = await vault.changeItem(id, [{ name: 'removedOn', value: removedOn }])
      return changed.ok ? ok(readEvent(changed.value)) : changed
    })
  }

  async function note<T>(write: () => Promise<Result<T, SaveError>>): Promise<Result<T, SaveError>> {
    isSaving.value = true
    const written = await write()
    isSaving.value = false
    saveProblem.value = written.ok ? undefined : written.error.type
    if (!written.ok) return written
    savedAt.value = surroundings.clock.now()
    await load()
    return written
  }

  /** The cases that began at an event, the newest code last. */
  async function casesOf(event: EntityId): Promise<readonly CaseHead[]> {
    const query = { text: '', state: 'all', sort: 'code', descending: false, event } as const
    return (await vault.list({ ...query, from: 0, count: page })).rows
  }

  /** Makes cases for people without names, all in one save. */
  async function makeCases(plan: FollowUpCases, count: number): Promise<Result<BatchDone, BatchError>> {
    const changes = followUpCases(plan, await newIds(count)).map((writes) => ({ id: null, writes }))
    return vault.changeMany(changes, listen(silent))
  }

  async function undoCases(undo: number): Promise<Result<BatchDone, BatchError>> {
    return vault.undoMany(undo, listen(silent))
  }

  /** Companies among the cases: sorted by group they stand in front. */
  async function companies(): Promise<readonly CaseHead[]> {
    const found: CaseHead[] = []
    for (let from = 0; ; from += page) {
      const query = { text: '', state: 'open', sort: 'clientGroup', descending: false } as const
      const { rows } = await vault.list({ ...query, from, count: page })
      found.push(...rows.filter(({ clientGroup }) => isCompany(clientGroup)))
      const last = rows.at(-1)
      if (!last || rows.length < page || !isCompany(last.clientGroup)) return found
    }
  }

  async function newIds(count: number): Promise<readonly EntityId[]> {
    return Promise.all(Array.from({ length: count }, () => vault.newId()))
  }

  return {
    events: shallowReadonly(events),
    savedAt: shallowReadonly(savedAt),
    saving,
    load,
    find,
    create,
    change,
    remove,
    casesOf,
    makeCases,
    undoCases,
    companies,
    newIds,
    names: async () => (await vault.items('body')).flatMap(({ values }) => values['name'] ?? []),
  }
})

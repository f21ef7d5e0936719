/** Outreach mode, as the window knows it: on or off, where, and whether a new day has to ask. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import {
  asksToGoOn,
  beginOutreach,
  countOutreach,
  endOutreach,
  goOnWithOutreach,
  readOutreach,
  type NewOutreach,
  type Outreach,
  type OutreachMode,
} from '#shared/domain/outreach.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'

const key = 'outreach'

export const useOutreach = defineStore('outreach', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const outreach = shallowRef<Outreach>({ mode: null, places: [] })
  const loading = shallowRef<Promise<void>>()
  const today = shallowRef(todayIn(surroundings))
  const mode = computed(() => outreach.value.mode)
  const places = computed(() => outreach.value.places)
  /** It was left on over night. */
  const asks = computed(() => asksToGoOn(outreach.value, today.value))

  async function load(): Promise<void> {
    loading.value ??= vault.readDraft(key).then((kept) => {
      outreach.value = readOutreach(kept)
    })
    return loading.value
  }

  /** A laptop that slept in its bag wakes up on another day. */
  function lookAtTheDay(): void {
    today.value = todayIn(surroundings)
  }

  const begin = async (next: NewOutreach) => keep((now) => beginOutreach(now, next, todayIn(surroundings)))
  const end = async () => keep(endOutreach)
  /** Takes the end back. */
  const resume = async (former: OutreachMode) => keep((now) => ({ ...now, mode: former }))
  const goOn = async () => keep((now) => goOnWithOutreach(now, todayIn(surroundings)))
  /** A conversation was recorded with it. */
  const count = async () => keep(countOutreach)

  async function keep(change: (now: Outreach) => Outreach): Promise<boolean> {
    await load()
    lookAtTheDay()
    const next = change(outreach.value)
    const saved = await vault.saveDraft(key, { ...next })
    if (saved.ok) outreach.value = next
    return saved.ok
  }

  return {
    mode,
    places,
    asks,
    today: shallowReadonly(today),
    load,
    lookAtTheDay,
    begin,
    end,
    resume,
    goOn,
    count,
  }
})

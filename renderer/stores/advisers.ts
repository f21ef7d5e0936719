/** Who works with this vault, who stands in for whom, and whose cases one looks at. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { Result } from '#shared/base/result.ts'
import {
  absenceWrites,
  coveredBy,
  readAbsence,
  type Absence,
  type AbsenceError,
  type NewAbsence,
} from '#shared/domain/absence.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { Item } from '#shared/domain/item.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSession } from '#renderer/stores/session.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { Adviser, OnProgress, SaveError } from '#renderer/vault/vault-api.ts'

/** Places that ask whose cases they show. A day is one's own first, a list is everybody's first. */
export type Place = 'today' | 'list'
export type Whose = 'mine' | 'all'

const usual: Readonly<Record<Place, Whose>> = { today: 'mine', list: 'all' }
const page = 500
const silent: OnProgress = () => undefined

export const useAdvisers = defineStore('advisers', () => {
  const surroundings = useSurroundings()
  const { vault, desktop, listen } = surroundings
  const session = useSession()
  const advisers = shallowRef<readonly Adviser[]>()
  const absences = shallowRef<readonly Absence[]>([])
  const choices = shallowRef(usual)

  const own = computed(() => session.office?.adviser ?? '')
  const others = computed(() => advisers.value?.filter(({ initials }) => initials !== own.value) ?? [])
  const several = computed(() => others.value.length > 0)
  const covered = computed(() => coveredBy(own.value, absences.value, todayIn(surroundings)))
  /** The own absence that is running now. */
  const away = computed(() => {
    const today = todayIn(surroundings)
    return absences.value.find(({ who, from, until }) => who === own.value && from <= today && today <= until)
  })
  const draftKey = computed(() => `whose-cases-${own.value}`)

  async function load(): Promise<void> {
    const [found, items, kept] = await Promise.all([
      vault.advisers(),
      vault.items('absence'),
      vault.readDraft(draftKey.value),
    ])
    // Initials are unique within an office only: another office's AB is somebody else.
    const office = session.office?.name ?? ''
    absences.value = items
      .filter(({ values }) => values['office'] === undefined || values['office'] === office)
      .flatMap((item) => readAbsence(item) ?? [])
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    choices.value = { ...usual, ...(kept as Partial<typeof usual> | null) }
    advisers.value = found
  }

  /** The advisers whose cases a place shows; `undefined` for everybody's. */
  function scopeOf(place: Place): readonly string[] | undefined {
    if (!several.value || choices.value[place] === 'all') return undefined
    return [own.value, ...covered.value.map(({ who }) => who)]
  }

  async function choose(place: Place, whose: Whose): Promise<void> {
    choices.value = { ...choices.value, [place]: whose }
    await vault.saveDraft(draftKey.value, choices.value)
  }

  async function addAbsence(absence: NewAbsence): Promise<Result<Item, AbsenceError | SaveError>> {
    const writes = absenceWrites(absence)
    if (!writes.ok) return writes
    const office = { name: 'office', value: session.office?.name ?? '' }
    return thenLoad(vault.createItem('absence', [...writes.value, office]))
  }

  async function removeAbsence(id: EntityId, isGone: boolean): Promise<Result<Item, SaveError>> {
    const removedOn = isGone ? todayIn(surroundings) : null
    return thenLoad(vault.changeItem(id, [{ name: 'removedOn', value: removedOn }]))
  }

  async function thenLoad<T>(work: Promise<T>): Promise<T> {
    const done = await work
    await load()
    return done
  }

  /** New initials for oneself; everything one is named in goes along. */
  async function rename(initials: string, passphrase: string): ReturnType<typeof vault.renameSelf> {
    const renamed = await whileWorking(desktop, async () =>
      vault.renameSelf(initials, passphrase, listen(silent)),
    )
    await session.enter()
    await load()
    return renamed
  }

  /** Open cases of somebody; all of them may be many, so at most a page. */
  async function casesOf(
    initials: string,
  ): Promise<{ readonly total: number; readonly rows: readonly CaseHead[] }> {
    const query = { text: '', state: 'open', sort: 'nextOn', descending: false } as const
    return vault.list({ ...query, advisers: [initials], from: 0, count: page })
  }

  return {
    advisers: shallowReadonly(advisers),
    absences: shallowReadonly(absences),
    choices: shallowReadonly(choices),
    own,
    others,
    several,
    covered,
    away,
    load,
    scopeOf,
    choose,
    addAbsence,
    removeAbsence,
    rename,
    remove: async (id: string) => thenLoad(vault.removeAdviser(id)),
    casesOf,
  }
})

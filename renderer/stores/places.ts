/** The places to suggest: those the office keeps among its lists, then those used last. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { OutreachPlace, suggestPlaces, type KeptPlaces } from '#shared/domain/outreach.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { useOutreach } from '#renderer/stores/outreach.ts'
import { useSession } from '#renderer/stores/session.ts'

export const usePlaces = defineStore('places', () => {
  const officeLists = useOfficeLists()
  const outreach = useOutreach()
  const session = useSession()

  const kept = computed<KeptPlaces>(() => {
    const { lists, values } = officeLists
    const ours = values.filter(({ list, office }) => list === 'place' && office === session.office?.name)
    return {
      offered: lists.offered('place').flatMap((value) => {
        const place = { place: lists.wordOf('place', value), region: lists.countsAs('place', value) }
        return OutreachPlace.safeParse(place).data ?? []
      }),
      names: ours.flatMap(({ label, changes }) => [label, ...changes.map((change) => change.label)]),
    }
  })
  const suggested = computed(() => suggestPlaces(kept.value, outreach.places))
  return { suggested }
})

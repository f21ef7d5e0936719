/** How the partner offices stand, what was exchanged with them, and where erased cases are known to be erased. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { summaryOf, type PartnerState, type Urgency } from '#shared/exchange/partner-state.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { Erasures, ExchangeHistory } from '#renderer/vault/partner-api.ts'

export type { Erasures, ExchangeHistory }

const rank: Readonly<Record<Urgency, number>> = { now: 0, soon: 1, calm: 2 }

export const usePartners = defineStore('partners', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const partners = shallowRef<readonly PartnerState[]>()
  const history = shallowRef<ExchangeHistory>()
  const erasures = shallowRef<Erasures>()
  /** The own office's further devices first: they receive everything. Then what is to be done first. */
  const inOrder = computed(() =>
    (partners.value ?? []).toSorted(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) ||
        rank[a.urgency] - rank[b.urgency] ||
        a.name.localeCompare(b.name, 'de'),
    ),
  )
  const summary = computed(() => summaryOf(partners.value ?? []))

  async function load(): Promise<void> {
    partners.value = await vault.partnerStates(todayIn(surroundings))
  }

  async function loadHistory(): Promise<void> {
    const [entries, gone] = await Promise.all([vault.exchangeHistory(), vault.erasures()])
    history.value = entries
    erasures.value = gone
  }

  async function loadErasures(): Promise<void> {
    erasures.value = await vault.erasures()
  }

  return {
    partners: inOrder,
    isLoaded: computed(() => partners.value !== undefined),
    summary,
    history: shallowReadonly(history),
    erasures: shallowReadonly(erasures),
    load,
    loadHistory,
    loadErasures,
  }
})

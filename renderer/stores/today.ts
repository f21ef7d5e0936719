/** Heute: who waits, whom to chase, what the machine needs. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { Today, VaultHealth } from '#renderer/vault/vault-api.ts'

export const useToday = defineStore('today', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const advisers = useAdvisers()
  const today = shallowRef<Today>()
  const health = shallowRef<VaultHealth>()

  async function load(): Promise<void> {
    const date = todayIn(surroundings)
    if (!advisers.advisers) await advisers.load()
    const scope = advisers.scopeOf('today')
    const [nextToday, nextHealth] = await Promise.all([vault.today(date, scope), vault.health()])
    today.value = nextToday
    health.value = nextHealth
  }

  return { today: shallowReadonly(today), health: shallowReadonly(health), load }
})

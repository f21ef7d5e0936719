/** The case codes of linked cases, by id. */
import { shallowReactive, watchEffect } from 'vue'
import type { EntityId } from '#shared/domain/case-file.ts'
import { useCompanies } from '#renderer/stores/companies.ts'

export function useOtherCodes(ids: () => readonly EntityId[]): ReadonlyMap<EntityId, string> {
  const companies = useCompanies()
  const codes = shallowReactive(new Map<EntityId, string>())

  async function learn(id: EntityId): Promise<void> {
    const read = await companies.readCase(id)
    if (read.ok) codes.set(id, read.value.profile.code)
  }

  watchEffect(() => {
    for (const id of ids()) if (!codes.has(id)) void learn(id)
  })
  return codes
}

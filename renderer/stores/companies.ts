/** Companies: their list, what fits, and the placements that join two cases. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseChange } from '#shared/domain/company-writes.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { BatchError, CompanyQuery, ListAnswer } from '#renderer/vault/vault-api.ts'

export type CompanyFilter = Omit<CompanyQuery, 'from' | 'count'>

const firstRows = 50
const silent = (): void => undefined

export const useCompanies = defineStore('companies', () => {
  const { vault, listen } = useSurroundings()
  const openCase = useOpenCase()
  const filter = shallowRef<CompanyFilter>({
    text: '',
    region: null,
    eligibility: null,
    freeOnly: false,
    sort: 'nextOn',
    descending: false,
  })
  const total = shallowRef<number>()
  /** Grows whenever the same places may hold other rows. */
  const version = shallowRef(0)
  const start = shallowRef<ListAnswer>()
  const question = shallowRef(0)

  async function ask(changes: Partial<CompanyFilter>): Promise<void> {
    filter.value = { ...filter.value, ...changes }
    await reload()
  }

  async function reload(): Promise<void> {
    question.value += 1
    const asked = question.value
    const answer = await vault.companies({ ...filter.value, from: 0, count: firstRows })
    if (asked !== question.value) return
    start.value = answer
    total.value = answer.total
    version.value += 1
  }

  async function rows(from: number, count: number): Promise<ListAnswer['rows']> {
    const known = start.value
    if (from === 0 && count <= firstRows && known) return known.rows.slice(0, count)
    return (await vault.companies({ ...filter.value, from, count })).rows
  }

  /** Writes both cases of a placement in one save; answers with what takes it back. */
  async function changeBoth(
    changes: readonly CaseChange[],
  ): Promise<Result<() => Promise<void>, BatchError>> {
    const done = await vault.changeMany(changes, listen(silent))
    if (!done.ok) return done
    await openCase.lookAgain()
    const undo = async () => {
      await vault.undoMany(done.value.undo, listen(silent))
      await openCase.lookAgain()
    }
    return ok(undo)
  }

  return {
    filter: shallowReadonly(filter),
    total: shallowReadonly(total),
    version: shallowReadonly(version),
    ask,
    reload,
    rows,
    changeBoth,
    // Wrapped: a proxy of the worker answers to every name and looks reactive to Pinia.
    fittingPeople: async (company: EntityId, place: EntityId) => vault.fittingPeople(company, place),
    fittingPlaces: async (person: EntityId) => vault.fittingPlaces(person),
    placementsOf: async (person: EntityId) => vault.placementsOf(person),
    readCase: async (id: EntityId) => vault.readCase(id),
  }
})

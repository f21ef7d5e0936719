/**
 * The list of cases: what is asked for and how many there are. The worker filters and sorts; only the rows in sight
 * come over, so that 50,000 cases cost no more than 50.
 */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { isUnfiltered, type CaseFilters, type FiltersToday } from '#shared/search/case-filters.ts'
import { firstView } from '#shared/search/saved-view.ts'
import { useOlderRuns } from '#renderer/stores/older-runs.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { FacetCounts, ListAnswer, ListQuery } from '#renderer/vault/vault-api.ts'

export type CaseFilter = Pick<
  ListQuery,
  'text' | 'state' | 'agedUntil' | 'sort' | 'descending' | 'advisers'
> & {
  readonly filters: CaseFilters
}

const firstRows = 50
const everyCase: ListQuery = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 0 }

export const useCaseList = defineStore('caseList', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const olderRuns = useOlderRuns()
  /** Editions that are not in force any more; asked for only where somebody filters by them. */
  const older = shallowRef<readonly string[]>([])
  const filter = shallowRef<CaseFilter>(firstView)
  /** The whole list as it is asked for now. */
  const query = computed<ListQuery>(() => {
    const { filters, advisers, ...rest } = filter.value
    // Whoever asks for the cases of certain advisers is not asking for the own ones.
    const scope = filters.adviser.length === 0 ? advisers : undefined
    const all = { ...rest, advisers: scope, from: 0, count: firstRows }
    return isUnfiltered(filters) ? all : { ...all, filters: asToday(filters) }
  })
  const asToday = (filters: CaseFilters): FiltersToday => ({
    filters,
    today: todayIn(surroundings),
    older: older.value,
  })
  const total = shallowRef<number>()
  /** Grows whenever the same places may hold other rows. */
  const version = shallowRef(0)
  const start = shallowRef<ListAnswer>()
  /** Where the list is empty: whether there are cases elsewhere. */
  const hasOthers = shallowRef(false)
  const question = shallowRef(0)
  /** Where the keyboard stands, kept while other screens are open. */
  const activeRow = shallowRef(0)

  async function ask(changes: Partial<CaseFilter>): Promise<void> {
    filter.value = { ...filter.value, ...changes }
    activeRow.value = 0
    await look()
  }

  /** Cases may have come, gone or changed. */
  async function reload(): Promise<void> {
    olderRuns.forgetKeys()
    await look()
  }

  async function look(): Promise<void> {
    question.value += 1
    const asked = question.value
    if (filter.value.filters.marks.includes('older-content')) older.value = await olderRuns.keys()
    const answer = await vault.list(query.value)
    const others = answer.total > 0 || (await vault.list(everyCase)).total > 0
    // An answer to an older question is worth nothing.
    if (asked !== question.value) return
    start.value = answer
    total.value = answer.total
    hasOthers.value = others
    version.value += 1
  }

  async function rows(from: number, count: number): Promise<readonly CaseHead[]> {
    const known = start.value
    if (from === 0 && count <= firstRows && known) return known.rows.slice(0, count)
    const answer = await vault.list({ ...query.value, from, count })
    return answer.rows
  }

  /** How many cases each filter would leave. */
  async function facets(): Promise<FacetCounts> {
    const { filters, advisers } = filter.value
    // As a filter of its own field, so that the others can be chosen instead.
    const adviser = filters.adviser.length === 0 ? (advisers ?? []) : filters.adviser
    older.value = await olderRuns.keys()
    const asked = asToday({ ...filters, adviser })
    return vault.facets({ ...query.value, advisers: undefined, filters: asked })
  }

  /** A few cases for the command palette, with the number of all; the list itself stays as it is. */
  async function find(text: string, count: number): Promise<ListAnswer> {
    return vault.list({ text, state: 'all', sort: 'lastContactOn', descending: true, from: 0, count })
  }

  function stand(row: number): void {
    activeRow.value = row
  }

  return {
    filter: shallowReadonly(filter),
    query,
    total: shallowReadonly(total),
    hasOthers: shallowReadonly(hasOthers),
    version: shallowReadonly(version),
    activeRow: shallowReadonly(activeRow),
    ask,
    reload,
    rows,
    find,
    facets,
    stand,
  }
})

/**
 * The rows around what is on screen, fetched page by page. Answers that come after the list has changed are
 * dropped; the rows already there stay in sight until new ones arrive.
 */
import { type ShallowRef, shallowRef } from 'vue'
import type { GridLoader } from './grid-column.ts'

export const pageSize = 50
/** Pages kept; more than a screen needs, few enough to forget. */
const pagesKept = 12

export interface RowWindow<Row> {
  readonly rowsByIndex: Readonly<ShallowRef<ReadonlyMap<number, Row>>>
  readonly failed: Readonly<ShallowRef<boolean>>
  /** Makes sure these rows are there or on their way; they are kept until others are wanted. */
  readonly want: (indexes: readonly number[]) => void
  /** Forgets all; the next `want` fetches anew. */
  readonly reset: () => void
}

const pageOf = (index: number): number => Math.floor(index / pageSize)
const isNear = (page: number, other: number): boolean => Math.abs(other - page) <= pagesKept / 2

export function createRowWindow<Row>(loader: () => GridLoader<Row>): RowWindow<Row> {
  const rowsByIndex = shallowRef<ReadonlyMap<number, Row>>(new Map())
  const failed = shallowRef(false)
  const asked = new Set<number>()
  const state = { edition: 0, shown: 0, wanted: new Set<number>() }

  function keep(page: number, rows: readonly Row[]): void {
    const fresh = state.shown !== state.edition
    state.shown = state.edition
    const before = fresh ? [] : [...rowsByIndex.value]
    const stays = (other: number): boolean => isNear(page, other) || state.wanted.has(other)
    const kept = before.filter(([index]) => stays(pageOf(index)))
    for (const other of asked) if (!stays(other)) asked.delete(other)
    rowsByIndex.value = new Map([...kept, ...rows.map((row, at) => [page * pageSize + at, row] as const)])
  }

  async function fetchPage(page: number): Promise<void> {
    const { edition } = state
    asked.add(page)
    try {
      const rows = await loader()(page * pageSize, pageSize)
      if (edition !== state.edition) return
      failed.value = false
      keep(page, rows)
    } catch {
      if (edition !== state.edition) return
      asked.delete(page)
      failed.value = true
    }
  }

  function want(indexes: readonly number[]): void {
    state.wanted = new Set(indexes.map(pageOf))
    for (const page of state.wanted) if (!asked.has(page)) void fetchPage(page)
  }
  function reset(): void {
    state.edition += 1
    asked.clear()
    failed.value = false
  }
  return { rowsByIndex, failed, want, reset }
}

/**
 * The heads of all cases in memory, sorted and searchable. Sorted lists are made once and then kept up with each
 * save; the last result is kept, because scrolling asks for it again.
 */
import type { EntityId } from '#shared/domain/case-file.ts'
import { isAged } from '#shared/domain/bulk.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { wordedHead } from '#shared/domain/body-words.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import { testsOf } from '#shared/search/case-filters.ts'
import { fold } from '#shared/search/fold.ts'
import { searchableCase } from '#shared/search/searchable-case.ts'
import { createSearchIndex } from '#shared/search/search-index.ts'
import { countFacets } from '#renderer/vault/case-facets.ts'
import type { FacetCounts, HeadSort, ListAnswer, ListQuery } from '#renderer/vault/vault-api.ts'

/** What decides which rows a list has, and their order. */
type View = Omit<ListQuery, 'from' | 'count'>

export interface CaseList {
  readonly put: (id: EntityId, head: CaseHead | null) => void
  readonly clear: () => void
  readonly size: () => number
  readonly heads: () => Iterable<CaseHead>
  readonly hasCode: (code: string) => boolean
  readonly list: (query: ListQuery) => ListAnswer
  readonly facets: (query: ListQuery) => FacetCounts
  readonly headOf: (id: EntityId) => CaseHead | undefined
  /** All ids that a list shows, in its order. */
  readonly ids: (view: View) => readonly EntityId[]
  /** Values of lists are called otherwise now: what search looks at is made anew. */
  readonly relabel: () => void
  /** Takes up to `count` heads into the search ahead of the first key; `false` when all are. */
  readonly warm: (count: number) => boolean
}

interface Row {
  readonly head: CaseHead
  /** In the search index; `null` before it was taken in. */
  number: number | null
}

export function createCaseList(labelOf: LabelOf): CaseList {
  const rowsById = new Map<EntityId, Row>()
  const codes = new Map<string, EntityId>()
  const sorted = createSortedRows(rowsById, labelOf)
  const finder = createFinder({ sorted, labelOf, rowsById })

  function drop(id: EntityId): void {
    const row = rowsById.get(id)
    if (!row) return
    sorted.remove(row)
    if (codes.get(row.head.code) === id) codes.delete(row.head.code)
    rowsById.delete(id)
  }

  function put(id: EntityId, head: CaseHead | null): void {
    drop(id)
    finder.forget()
    if (!head) return
    const row: Row = { head, number: null }
    rowsById.set(id, row)
    finder.forget(row)
    codes.set(head.code, id)
    sorted.insert(row)
  }

  function clear(): void {
    for (const part of [rowsById, codes, sorted]) part.clear()
    finder.forgetAll()
  }

  return {
    put,
    clear,
    size: () => rowsById.size,
    heads: () => headsOf(rowsById.values(), labelOf),
    hasCode: (code) => codes.has(code),
    list: (query) => windowOf(finder.find(query), query, labelOf),
    facets: (query) => countFacets(headsOf(finder.matching(query), labelOf), query.filters),
    headOf: (id) => headOf(rowsById.get(id), labelOf),
    ids: (view) => finder.find(view).map(({ head }) => head.id),
    relabel: () => relabel(sorted, finder),
    warm: finder.warm,
  }
}

/** Orders and search are made of words: both begin again with the new ones. */
function relabel(sorted: SortedRows, finder: Finder): void {
  sorted.clear()
  finder.forgetAll()
}

/** Heads leave the list in the words of the office; within, they stay as they were derived. */
function* headsOf(rows: Iterable<Row>, labelOf: LabelOf): Iterable<CaseHead> {
  for (const row of rows) yield wordedHead(row.head, labelOf)
}

function headOf(row: Row | undefined, labelOf: LabelOf): CaseHead | undefined {
  return row && wordedHead(row.head, labelOf)
}

function windowOf(rows: readonly Row[], { from, count }: ListQuery, labelOf: LabelOf): ListAnswer {
  return { total: rows.length, rows: [...headsOf(rows.slice(from, from + count), labelOf)] }
}

interface Finder {
  readonly find: (query: View) => readonly Row[]
  /** All rows of the state that the words match, whatever the filters say. */
  readonly matching: (query: View) => readonly Row[]
  /** Forgets the last result, because a row came, went or changed. */
  readonly forget: (next?: Row) => void
  readonly forgetAll: () => void
  readonly warm: (count: number) => boolean
}

interface FinderParts {
  readonly sorted: SortedRows
  readonly labelOf: LabelOf
  readonly rowsById: ReadonlyMap<EntityId, Row>
}

function createFinder({ sorted, labelOf, rowsById }: FinderParts): Finder {
  const words = createWords(rowsById, labelOf)
  let last: { readonly query: View; readonly rows: readonly Row[] } | null = null

  function matching(query: View): readonly Row[] {
    const rows = sorted.rows(query.sort, query.descending)
    const isMeant = ({ head }: Row) => hasState(head, query.state) && isOf(head, query)
    if (query.text.trim() === '') return rows.filter(isMeant)
    const isHit = words.find(query.text)
    return rows.filter((row) => isHit(row) && isMeant(row))
  }

  return {
    matching,
    find(query) {
      if (last && isSameQuestion(last.query, query)) return last.rows
      const tests = query.filters ? testsOf(query.filters) : []
      const rows = matching(query).filter(({ head }) => tests.every(({ passes }) => passes(head)))
      last = { query, rows }
      return rows
    },
    forget(next) {
      last = null
      if (next) words.expect(next)
    },
    forgetAll() {
      last = null
      words.clear()
    },
    warm: words.takeIn,
  }
}

interface Words {
  readonly find: (text: string) => (row: Row) => boolean
  /** Says that a row is new. */
  readonly expect: (row: Row) => void
  /** Takes up to `count` rows in; `false` when all are. */
  readonly takeIn: (count: number) => boolean
  readonly clear: () => void
}

/** The index cannot forget: when most of it is about rows that are gone, it is made anew. */
const fewestForgotten = 10_000

function createWords(rowsById: ReadonlyMap<EntityId, Row>, labelOf: LabelOf): Words {
  let index = createSearchIndex()
  let waiting: Row[] = []

  function clear(): void {
    index = createSearchIndex()
    waiting = [...rowsById.values()]
  }

  function takeIn(count: number): boolean {
    for (const row of waiting.splice(0, count))
      row.number = index.add(searchableCase(wordedHead(row.head, labelOf), labelOf))
    return waiting.length > 0
  }

  return {
    expect: (row) => void waiting.push(row),
    find(text) {
      if (index.size() > 2 * rowsById.size + fewestForgotten) clear()
      takeIn(waiting.length)
      const isHit = index.find(text)
      return ({ number }) => number !== null && isHit(number)
    },
    takeIn,
    clear,
  }
}

function hasState(head: CaseHead, state: ListQuery['state']): boolean {
  if (head.binnedOn !== null || state === 'bin') return head.binnedOn !== null && state === 'bin'
  return state === 'all' || (head.closedOn === null) === (state === 'open')
}

/** Whether the case belongs to the advisers and the event that were asked for, and has waited long enough. */
function isOf(head: CaseHead, { advisers, event, agedUntil }: View): boolean {
  if (agedUntil !== undefined && !isAged(head, agedUntil)) return false
  if (advisers !== undefined && !advisers.includes(head.adviser)) return false
  return event === undefined || head.event === event
}

/** The same but for the window of rows that is wanted. */
function isSameQuestion(a: View, b: View): boolean {
  return questionOf(a) === questionOf(b)
}

function questionOf(view: View): string {
  return JSON.stringify({ ...view, from: 0, count: 0 })
}

type Order = (a: Row, b: Row) => number

interface SortedRows {
  readonly rows: (sort: HeadSort, descending: boolean) => readonly Row[]
  readonly insert: (row: Row) => void
  readonly remove: (row: Row) => void
  readonly clear: () => void
}

function createSortedRows(rowsById: ReadonlyMap<EntityId, Row>, labelOf: LabelOf): SortedRows {
  const keyOf = createKeys(labelOf)
  const lists = new Map<string, { readonly order: Order; readonly rows: Row[] }>()
  return {
    rows(sort, descending) {
      const name = `${sort} ${descending}`
      const known = lists.get(name)
      if (known) return known.rows
      const order = orderBy((row) => keyOf(row, sort), descending)
      const rows = [...rowsById.values()].sort(order)
      lists.set(name, { order, rows })
      return rows
    },
    insert(row) {
      for (const { order, rows } of lists.values()) rows.splice(placeOf(row, rows, order), 0, row)
    },
    remove(row) {
      for (const { order, rows } of lists.values()) rows.splice(placeOf(row, rows, order), 1)
    },
    clear: () => lists.clear(),
  }
}

/** What rows are compared by: dates and codes as they are, words as a German reader would look them up. */
function createKeys(labelOf: LabelOf): (row: Row, sort: HeadSort) => string | null {
  const labels = new Map<string, string>()
  function folded(text: string): string {
    const known = labels.get(text) ?? fold(text)
    labels.set(text, known)
    return known
  }
  return ({ head }, sort) => {
    if (sort === 'clientGroup' || sort === 'region') return folded(labelOf(sort, head[sort]))
    if (sort === 'nextWhat') return folded(wordedHead(head, labelOf).nextWhat) || null
    return head[sort]
  }
}

/** Rows without a value stand last in both directions; the id makes the order total. */
function orderBy(keyOf: (row: Row) => string | null, descending: boolean): Order {
  const sign = descending ? -1 : 1
  return (a, b) => {
    const left = keyOf(a)
    const right = keyOf(b)
    if (left !== right) {
      if (left === null) return 1
      if (right === null) return -1
      return left < right ? -sign : sign
    }
    return a.head.id < b.head.id ? -1 : Number(a.head.id > b.head.id)
  }
}

/** First place whose row does not stand before `row`: its own place when it is there. */
function placeOf(row: Row, rows: readonly Row[], order: Order): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = rows[middle]
    if (other && order(other, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

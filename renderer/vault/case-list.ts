/**
 * The heads of all cases in memory, sorted and searchable. Sorted lists are made once and then kept up with each
 * save; the last result is kept, because scrolling asks for it again and typing mostly narrows it.
 */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import { haystackOf, matches, readQuery, type Haystack } from '#shared/search/match.ts'
import type { HeadSort, ListAnswer, ListQuery } from '#renderer/vault/vault-api.ts'

export interface CaseList {
  readonly put: (id: EntityId, head: CaseHead | null) => void
  readonly clear: () => void
  readonly size: () => number
  readonly heads: () => Iterable<CaseHead>
  readonly hasCode: (code: string) => boolean
  readonly list: (query: ListQuery) => ListAnswer
  /** Values of lists are called otherwise now: what search looks at is made anew. */
  readonly relabel: () => void
  /** Folds up to `count` heads for search ahead of the first key; `false` when all are folded. */
  readonly warm: (count: number) => boolean
}

interface Row {
  readonly head: CaseHead
  haystack: Haystack | null
}

export function createCaseList(labelOf: LabelOf): CaseList {
  const rowsById = new Map<EntityId, Row>()
  const codes = new Map<string, EntityId>()
  const sorted = createSortedRows(rowsById)
  const finder = createFinder(sorted, labelOf)
  let toWarm: Iterator<Row> | null = null

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
    const row = { head, haystack: null }
    rowsById.set(id, row)
    codes.set(head.code, id)
    sorted.insert(row)
  }

  function clear(): void {
    for (const part of [rowsById, codes, sorted]) part.clear()
    finder.forget()
    toWarm = null
  }

  return {
    put,
    clear,
    relabel() {
      toWarm = foldAnew(rowsById.values(), finder)
    },
    size: () => rowsById.size,
    heads: () => headsOf(rowsById.values()),
    hasCode: (code) => codes.has(code),
    list: (query) => windowOf(finder.find(query), query),
    warm: (count) => finder.warm((toWarm ??= rowsById.values()), count),
  }
}

/** Lets go of what was folded; the answer is where warming begins again. */
function foldAnew(rows: Iterable<Row>, finder: Finder): null {
  for (const row of rows) row.haystack = null
  finder.forget()
  return null
}

function* headsOf(rows: Iterable<Row>): Iterable<CaseHead> {
  for (const row of rows) yield row.head
}

function windowOf(rows: readonly Row[], { from, count }: ListQuery): ListAnswer {
  return { total: rows.length, rows: rows.slice(from, from + count).map((row) => row.head) }
}

interface Finder {
  readonly find: (query: ListQuery) => readonly Row[]
  readonly forget: () => void
  readonly warm: (rows: Iterator<Row>, count: number) => boolean
}

function createFinder(sorted: SortedRows, labelOf: LabelOf): Finder {
  let last: { readonly query: ListQuery; readonly rows: readonly Row[] } | null = null

  function foldedOf(row: Row): Haystack {
    return (row.haystack ??= haystackOf(row.head, labelOf))
  }

  function candidates(query: ListQuery): readonly Row[] {
    const isNarrower = last && sameView(last.query, query) && narrows(last.query.text, query.text)
    return isNarrower && last ? last.rows : sorted.rows(query.sort, query.descending)
  }

  return {
    find(query) {
      if (last && sameView(last.query, query) && last.query.text === query.text) return last.rows
      const typed = readQuery(query.text)
      const matchesAll = typed.words.length === 0
      const rows = candidates(query).filter(
        (row) => hasState(row.head, query.state) && (matchesAll || matches(foldedOf(row), typed)),
      )
      last = { query, rows }
      return rows
    },
    forget() {
      last = null
    },
    warm(rows, count) {
      for (let i = 0; i < count; i++) {
        const next = rows.next()
        if (next.done) return false
        foldedOf(next.value)
      }
      return true
    },
  }
}

function hasState(head: CaseHead, state: ListQuery['state']): boolean {
  if (head.binnedOn !== null || state === 'bin') return head.binnedOn !== null && state === 'bin'
  return state === 'all' || (head.closedOn === null) === (state === 'open')
}

function sameView(a: ListQuery, b: ListQuery): boolean {
  return a.state === b.state && a.sort === b.sort && a.descending === b.descending
}

/** Whether whatever matches `next` also matched `text`. Shorter last words are read otherwise as parts of codes. */
function narrows(text: string, next: string): boolean {
  return /\S{4}$/.test(text) && next.startsWith(text)
}

type Order = (a: Row, b: Row) => number

interface SortedRows {
  readonly rows: (sort: HeadSort, descending: boolean) => readonly Row[]
  readonly insert: (row: Row) => void
  readonly remove: (row: Row) => void
  readonly clear: () => void
}

function createSortedRows(rowsById: ReadonlyMap<EntityId, Row>): SortedRows {
  const lists = new Map<string, { readonly order: Order; readonly rows: Row[] }>()
  return {
    rows(sort, descending) {
      const name = `${sort} ${descending}`
      const known = lists.get(name)
      if (known) return known.rows
      const order = orderBy(sort, descending)
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

/** Rows without a value stand last in both directions; the id makes the order total. */
function orderBy(sort: HeadSort, descending: boolean): Order {
  const sign = descending ? -1 : 1
  return (a, b) => {
    const left = a.head[sort]
    const right = b.head[sort]
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

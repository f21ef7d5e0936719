/**
 * Index entries as they lie in head pages.
 *
 * [Note: Rows without names] Fifty thousand heads are opened before the first list is seen. A third of their bytes would
 * be names of fields, the same in each; as rows they are read in half the time. Whoever changes the order lets
 * `headsVersion` rise. Thousands of cases stand on the same few editions: a page says each once.
 */
import { assert } from '#shared/base/assert.ts'
import type { CaseHead, HeadRun } from '#shared/domain/case-head.ts'
import { keyOfRun, placeOf, type RunPlace } from '#shared/domain/running-chains.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'

/** What a head page holds. */
export interface EntryRows {
  /** Ids of the body pages that the rows point to, each once. */
  readonly pages: readonly string[]
  /** The editions that runs of the rows stand on, each once. */
  readonly places: readonly PlaceRow[]
  readonly rows: readonly EntryRow[]
}

type HeadRow = ReturnType<typeof rowOfHead>
type PlaceRow = ReturnType<typeof rowOfPlace>
type RunRow = readonly [entity: HeadRun['entity'], place: number]
type EntryRow = readonly [
  id: IndexEntry['id'],
  page: number | null,
  vv: IndexEntry['vv'],
  x: IndexEntry['x'],
  head: HeadRow | null,
  item: IndexEntry['item'],
]

export function toEntryRows(entries: readonly IndexEntry[]): EntryRows {
  const pages = createNumbers((page: string) => page)
  const places = createNumbers(keyOfRun)
  const rowOfRun = (run: HeadRun): RunRow => [run.entity, places.numberOf(placeOf(run))]
  const rows = entries.map(({ id, page, vv, x, head, item }): EntryRow => [
    id,
    page === null ? null : pages.numberOf(page),
    vv,
    x,
    head && rowOfHead(head, head.runs?.map(rowOfRun) ?? null),
    item,
  ])
  return { pages: pages.all(), places: places.all().map(rowOfPlace), rows }
}

export function fromEntryRows({ pages, places, rows }: EntryRows): readonly IndexEntry[] {
  const runOfRow = ([entity, at]: RunRow): HeadRun => runAt(entity, places[at])
  return rows.map(([id, page, vv, x, head, item]) => ({
    id,
    page: page === null ? null : (pages[page] ?? null),
    vv,
    x,
    head: head && headOfRow(id, head, head[28]?.map(runOfRow)),
    item,
  }))
}

interface Numbers<T> {
  readonly numberOf: (value: T) => number
  readonly all: () => readonly T[]
}

/** Gives each value a number, the same to those that are the same. */
function createNumbers<T>(keyOf: (value: T) => string): Numbers<T> {
  const numbers = new Map<string, number>()
  const values: T[] = []
  return {
    numberOf(value) {
      const known = numbers.get(keyOf(value))
      if (known !== undefined) return known
      numbers.set(keyOf(value), values.length)
      return values.push(value) - 1
    },
    all: () => values,
  }
}

function rowOfPlace({ chain, region, version, edition, declined }: RunPlace) {
  return [chain, region, version, edition, declined] as const
}

/** Field by field: a hundred thousand of them are read before the first list is seen. */
function runAt(entity: HeadRun['entity'], place: PlaceRow | undefined): HeadRun {
  assert(place, 'a page names the editions its runs stand on')
  return {
    entity,
    chain: place[0],
    region: place[1],
    version: place[2],
    edition: place[3],
    declined: place[4],
  }
}

function rowOfHead(head: CaseHead, runs: readonly RunRow[] | null) {
  return [
    head.code,
    head.clientGroup,
    head.region,
    head.adviser,
    head.ageBand,
    head.residence,
    head.german,
    head.occupation,
    head.topics,
    head.facts,
    head.results,
    head.openedOn,
    head.closedOn,
    head.lastContactOn,
    head.nextOn,
    head.nextWhat,
    head.followUps,
    head.agreements,
    head.openReferrals,
    head.answered,
    head.event,
    head.conflicts,
    head.binnedOn,
    head.anonymisedOn,
    head.links,
    head.company,
    head.text,
    head.imported ?? null,
    runs,
    head.transfer ?? null,
    head.handedOver ?? null,
  ] as const
}

function headOfRow(id: CaseHead['id'], row: HeadRow, runs: CaseHead['runs']): CaseHead {
  const head: CaseHead = {
    id,
    code: row[0],
    clientGroup: row[1],
    region: row[2],
    adviser: row[3],
    ageBand: row[4],
    residence: row[5],
    german: row[6],
    occupation: row[7],
    topics: row[8],
    facts: row[9],
    results: row[10],
    openedOn: row[11],
    closedOn: row[12],
    lastContactOn: row[13],
    nextOn: row[14],
    nextWhat: row[15],
    followUps: row[16],
    agreements: row[17],
    openReferrals: row[18],
    answered: row[19],
    event: row[20],
    conflicts: row[21],
    binnedOn: row[22],
    anonymisedOn: row[23],
    links: row[24],
    company: row[25],
    text: row[26],
  }
  return { ...head, ...(runs && { runs }), ...seldomOfRow(row) }
}

function seldomOfRow(row: HeadRow): Pick<CaseHead, 'imported' | 'transfer' | 'handedOver'> {
  const imported = row[27]
  const transfer = row[29]
  // Rows of earlier programs end before it.
  const handedOver = row[30]
  return {
    ...(imported === null ? {} : { imported }),
    ...(transfer === null ? {} : { transfer }),
    ...(handedOver && { handedOver }),
  }
}

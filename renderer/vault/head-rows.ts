/**
 * Index entries as they lie in head pages.
 *
 * [Note: Rows without names] Fifty thousand heads are opened before the first list is seen. A third of their bytes would
 * be names of fields, the same in each; as rows they are read in half the time. Whoever changes the order lets
 * `headsVersion` rise.
 */
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'

/** What a head page holds. */
export interface EntryRows {
  /** Ids of the body pages that the rows point to, each once. */
  readonly pages: readonly string[]
  readonly rows: readonly EntryRow[]
}

type HeadRow = ReturnType<typeof rowOfHead>
type EntryRow = readonly [
  id: IndexEntry['id'],
  page: number | null,
  vv: IndexEntry['vv'],
  x: IndexEntry['x'],
  head: HeadRow | null,
  item: IndexEntry['item'],
]

export function toEntryRows(entries: readonly IndexEntry[]): EntryRows {
  const places = new Map<string, number>()
  const placeOf = (page: string): number => {
    const place = places.get(page) ?? places.size
    places.set(page, place)
    return place
  }
  const rows = entries.map(({ id, page, vv, x, head, item }): EntryRow => [
    id,
    page === null ? null : placeOf(page),
    vv,
    x,
    head && rowOfHead(head),
    item,
  ])
  return { pages: [...places.keys()], rows }
}

export function fromEntryRows({ pages, rows }: EntryRows): readonly IndexEntry[] {
  return rows.map(([id, page, vv, x, head, item]) => ({
    id,
    page: page === null ? null : (pages[page] ?? null),
    vv,
    x,
    head: head && headOfRow(id, head),
    item,
  }))
}

function rowOfHead(head: CaseHead) {
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
    head.runs ?? null,
  ] as const
}

function headOfRow(id: CaseHead['id'], row: HeadRow): CaseHead {
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
  const [imported, runs] = [row[27], row[28]]
  return {
    ...head,
    ...(imported === null ? {} : { imported }),
    ...(runs === null ? {} : { runs }),
  }
}

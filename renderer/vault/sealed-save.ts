/**
 * What one save writes, sealed. A few records lie one by one, where each of them is read and written over for little.
 * Many at once lie in pages, which are compressed: the frame is a seventh as long, and so is all that has to encrypt it,
 * to carry it to the disk and to wait for it.
 */
import type { MergeableRecord } from '#shared/records/record.ts'
import type { RowWrite } from '#shared/storage/frame-payload.ts'
import type { Layer } from '#renderer/vault/draft.ts'
import { sealedAtOnce, sealInPages } from '#renderer/vault/paged-records.ts'
import { chunksOf, recordsPerPage, sealHeadPages } from '#renderer/vault/pages.ts'
import { indexEntryOf, type IndexEntry } from '#renderer/vault/record-index.ts'
import type { StoreParts } from '#renderer/vault/record-store.ts'
import type { RowBox } from '#renderer/vault/row-box.ts'
import type { SealedControl, SealedRow } from '#renderer/vault/vault-database.ts'

/** What the working copy can still be given later: rows, one by one. */
export interface SealedChange {
  readonly bodies: readonly SealedRow[]
  readonly heads: readonly SealedRow[]
  readonly controls: readonly SealedControl[]
}

export interface SealedSave extends SealedChange {
  /** Of what lies in pages the heads do as well. */
  readonly headPages: readonly SealedRow[]
  readonly bodyPages: readonly SealedRow[]
  /** Bytes of JSON the pages open to. */
  readonly pagedBytes: number
  /** Of the records, as they lie now. */
  readonly entries: readonly IndexEntry[]
}

type Sealers = Pick<StoreParts, 'box' | 'random' | 'digestOf'>

export async function sealSave(sealers: Sealers, layer: Layer): Promise<SealedSave> {
  return layer.records.size < recordsPerPage ? sealLoose(sealers, layer) : sealPaged(sealers, layer)
}

/** One by one, however many they are. */
export async function sealLoose(sealers: Sealers, layer: Layer): Promise<SealedSave> {
  const { box, digestOf } = sealers
  const records = [...layer.records.values()]
  const entries = records.map((record) => indexEntryOf(record, null, digestOf(record)))
  const [bodies, heads, controls] = await Promise.all([
    Promise.all(records.map(async (record) => sealed(box, 'bodies', record))),
    sealHeads(box, entries),
    sealControls(box, layer),
  ])
  return { bodies, bodyPages: [], pagedBytes: 0, heads, headPages: [], controls, entries }
}

async function sealPaged(sealers: Sealers, layer: Layer): Promise<SealedSave> {
  const bodyPages: SealedRow[] = []
  let pagedBytes = 0
  const entries: IndexEntry[] = []
  for (const some of chunksOf([...layer.records.values()], sealedAtOnce)) {
    const paged = await sealInPages(sealers, some)
    for (const { row, jsonLength } of paged.pages) {
      bodyPages.push(row)
      pagedBytes += jsonLength
    }
    for (const entry of paged.entries) entries.push(entry)
  }
  const [headPages, controls] = await Promise.all([
    sealHeadPages(sealers.box, sealers.random, entries),
    sealControls(sealers.box, layer),
  ])
  return { bodies: [], bodyPages, pagedBytes, heads: [], headPages, controls, entries }
}

async function sealHeads(box: RowBox, entries: readonly IndexEntry[]): Promise<readonly SealedRow[]> {
  return Promise.all(entries.map(async (entry) => sealed(box, 'heads', entry)))
}

async function sealControls(box: RowBox, { controls }: Layer): Promise<readonly SealedControl[]> {
  return Promise.all([...controls].map(async ([k, value]) => ({ k, c: await box.seal('ctl', k, value) })))
}

async function sealed(
  box: RowBox,
  store: 'bodies' | 'heads',
  value: MergeableRecord | IndexEntry,
): Promise<SealedRow> {
  return { id: value.id, c: await box.seal(store, value.id, value) }
}

/** What the journal takes. Heads are made again from the records. */
export function rowsOfSave({ bodies, bodyPages, controls }: SealedSave): readonly RowWrite[] {
  return [
    ...bodies.map(({ id, c }) => ({ store: 'bodies', id, envelope: c })),
    ...bodyPages.map(({ id, c }) => ({ store: 'bodyPages', id, envelope: c })),
    ...controls.map(({ k, c }) => ({ store: 'ctl', id: k, envelope: c })),
  ]
}

export const noChange: SealedChange = { bodies: [], heads: [], controls: [] }

/** Of what both hold, the later one. */
export function joinChanges(before: SealedChange, after: SealedChange): SealedChange {
  return {
    bodies: lastOf([...before.bodies, ...after.bodies], (row) => row.id),
    heads: lastOf([...before.heads, ...after.heads], (row) => row.id),
    controls: lastOf([...before.controls, ...after.controls], (row) => row.k),
  }
}

function lastOf<T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}

/** Takes rows of snapshot and journal into index and working copy. */
import type { MergeableRecord } from '#shared/records/record.ts'
import { readEndPayload } from '#shared/storage/journal-format.ts'
import { readFramePayload, type RowWrite } from '#shared/storage/frame-payload.ts'
import { chunksOf, openBodyPage, rowsAtOnce } from '#renderer/vault/pages.ts'
import { indexEntryOf, type IndexEntry } from '#renderer/vault/record-index.ts'
import type { StoreParts } from '#renderer/vault/record-store.ts'
import type { SealedRow } from '#renderer/vault/vault-database.ts'

/** The rows of one frame, opened as far as the index needs it. */
export interface OpenedFrame {
  readonly bodies: readonly SealedRow[]
  readonly bodyPages: readonly SealedRow[]
  readonly controls: readonly { readonly k: string; readonly c: Uint8Array; readonly value: unknown }[]
  readonly entries: readonly IndexEntry[]
}

/** The rows of a snapshot frame; none for its first (the vault file) and its last. `null` when it is neither. */
export function snapshotRows(seq: number, payload: Uint8Array): readonly RowWrite[] | null {
  if (seq === 1 || readEndPayload(payload) !== null) return []
  return journalRows(payload)
}

export function journalRows(payload: Uint8Array): readonly RowWrite[] | null {
  const rows = readFramePayload(payload)
  return rows.ok ? rows.value : null
}

/** Opens rows under the vault's keys; `null` when one of them does not open. */
export async function openRows(
  parts: Pick<StoreParts, 'box' | 'digestOf'>,
  rows: readonly RowWrite[],
): Promise<OpenedFrame | null> {
  const opened: (OpenedRow | null)[] = []
  // Short as they lie here, they are long once they are open.
  for (const some of chunksOf(rows, rowsAtOnce))
    opened.push(...(await Promise.all(some.map(async (row) => openOne(parts, row)))))
  const bodies: SealedRow[] = []
  const bodyPages: SealedRow[] = []
  const controls: OpenedFrame['controls'][number][] = []
  const entries: IndexEntry[] = []
  for (const row of opened) {
    if (!row) return null
    if (row.store === 'ctl') controls.push({ k: row.id, c: row.envelope, value: row.value })
    else (row.store === 'bodies' ? bodies : bodyPages).push({ id: row.id, c: row.envelope })
    for (const entry of row.entries) entries.push(entry)
  }
  return { bodies, bodyPages, controls, entries }
}

interface OpenedRow {
  readonly store: string
  readonly id: string
  readonly envelope: Uint8Array
  readonly value: unknown
  readonly entries: readonly IndexEntry[]
}

async function openOne(
  { box, digestOf }: Pick<StoreParts, 'box' | 'digestOf'>,
  { store, id, envelope }: RowWrite,
): Promise<OpenedRow | null> {
  if (!envelope) return null
  const row = { store, id, envelope: envelope.slice() }
  if (store === 'ctl') {
    const value = await box.open('ctl', id, envelope)
    return value === undefined ? null : { ...row, value, entries: [] }
  }
  if (store === 'bodies') {
    const record = (await box.open('bodies', id, envelope)) as MergeableRecord | undefined
    return record ? { ...row, value: null, entries: [indexEntryOf(record, null, digestOf(record))] } : null
  }
  if (store !== 'bodyPages') return null
  const records = await openBodyPage(box, { id, c: envelope })
  if (!records) return null
  return { ...row, value: null, entries: records.map((record) => indexEntryOf(record, id, digestOf(record))) }
}

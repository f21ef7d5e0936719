/**
 * Reads and writes the working copy. Every write is one transaction that also carries the position in the journal and
 * the number of rows, so that a copy that lags behind, or from which rows are missing, is noticed at the next start.
 *
 * [Note: Seal first] An IndexedDB transaction ends as soon as it waits for anything else. So rows are sealed before
 * a transaction begins and opened after it has ended.
 */
import * as z from 'zod'
import type { RecordId } from '#shared/records/record.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import { openHeadPage } from '#renderer/vault/pages.ts'
import type { RowBox } from '#renderer/vault/row-box.ts'
import type { SealedControl, SealedRow, VaultDatabase } from '#renderer/vault/vault-database.ts'

/** Rises when heads are derived in another way, so that they are made again. */
export const headsVersion = 8

/** Up to where the working copy follows the journal. */
export interface Position {
  readonly snapshotId: string
  readonly seq: number
  /** The snapshot after this position holds exactly this content: no rebuild is needed when it has become current. */
  readonly sameAsNext: boolean
  /**
   * Pages may lie here of a snapshot that never came to stand: states that nobody has confirmed. No head leads to them, so
   * heads are not derived from the bodies where the files can give everything anew. The next snapshot takes them away.
   */
  readonly strays: boolean
}

const Applied = z.strictObject({
  snapshotId: z.string(),
  seq: z.number(),
  sameAsNext: z.boolean(),
  strays: z.boolean().default(false),
  headsVersion: z.number(),
  rows: z.strictObject({
    heads: z.number(),
    headPages: z.number(),
    bodies: z.number(),
    bodyPages: z.number(),
    ctl: z.number(),
  }),
})

export interface DroppedRows {
  /** All heads and head pages. */
  readonly heads?: boolean
  /** All bodies of the overlay. */
  readonly bodies?: boolean
  readonly bodyPages?: readonly string[]
}

export interface CopyWrite {
  readonly heads?: readonly SealedRow[]
  readonly bodies?: readonly SealedRow[]
  readonly headPages?: readonly SealedRow[]
  readonly bodyPages?: readonly SealedRow[]
  readonly controls?: readonly SealedControl[]
  /** Goes before anything is put. */
  readonly dropped?: DroppedRows
  readonly position: Position
}

/** What stands in the working copy without its bodies. */
export interface CopyContent {
  readonly position: Position
  /** `null` when heads are damaged, missing, or derived by another program version: bodies can give them again. */
  readonly entries: readonly IndexEntry[] | null
  readonly controls: ReadonlyMap<string, unknown>
}

export type CopyProblem = 'Missing' | 'Unreadable'

export interface WorkingCopy {
  /** Takes stock of the row ids and opens the control rows and heads; never a body. */
  readonly read: () => Promise<CopyContent | CopyProblem>
  readonly readBody: (id: RecordId) => Promise<SealedRow | undefined>
  /** Many in one transaction, in the order asked for. */
  readonly readBodies: (ids: readonly RecordId[]) => Promise<readonly (SealedRow | undefined)[]>
  readonly readBodyPage: (id: string) => Promise<SealedRow | undefined>
  readonly bodyIds: () => ReadonlySet<string>
  readonly bodyPageIds: () => ReadonlySet<string>
  readonly write: (write: CopyWrite) => Promise<void>
  /** Deletes the database and begins an empty one. */
  readonly reset: () => Promise<void>
  readonly close: () => void
}

interface RowIds {
  readonly heads: Set<string>
  readonly headPages: Set<string>
  readonly bodies: Set<string>
  readonly bodyPages: Set<string>
  readonly ctl: Set<string>
}

export function createWorkingCopy(makeDatabase: () => VaultDatabase, box: RowBox): WorkingCopy {
  let db = makeDatabase()
  let ids = noIds()

  async function read(): Promise<CopyContent | CopyProblem> {
    try {
      const [found, controls] = await Promise.all([readIds(db), db.ctl.toArray()])
      const content = await openContent(db, box, { found, controls })
      if (typeof content !== 'string') ids = found
      return content
    } catch {
      // Dexie rejects with whatever the platform had to say; all of it means that the copy is of no use.
      return 'Unreadable'
    }
  }

  async function write(change: CopyWrite): Promise<void> {
    const next = idsAfter(ids, change)
    const applied = { ...positionOf(change.position), headsVersion, rows: countsOf(next) }
    const sealed = { k: appliedKey, c: await box.seal('ctl', appliedKey, applied) }
    await putAll(db, change, sealed)
    ids = next
  }

  return {
    read,
    readBody: async (id) => db.bodies.get(id),
    readBodies: async (ids) => db.bodies.bulkGet([...ids]),
    readBodyPage: async (id) => db.bodyPages.get(id),
    bodyIds: () => ids.bodies,
    bodyPageIds: () => ids.bodyPages,
    write,
    async reset() {
      await db.delete().catch(() => undefined)
      db.close()
      db = makeDatabase()
      ids = noIds()
      await db.open()
    },
    close: () => db.close(),
  }
}

const appliedKey = 'applied'

function positionOf({ snapshotId, seq, sameAsNext, strays }: Position): Position {
  return { snapshotId, seq, sameAsNext, strays }
}

async function openContent(
  db: VaultDatabase,
  box: RowBox,
  { found, controls }: { readonly found: RowIds; readonly controls: readonly SealedControl[] },
): Promise<CopyContent | CopyProblem> {
  const opened = await openControls(box, controls)
  const applied = Applied.safeParse(opened?.get(appliedKey))
  if (!opened || !applied.success) return controls.length === 0 ? 'Missing' : 'Unreadable'
  const counted = applied.data
  if (!areThere(counted, found, ['bodies', 'bodyPages', 'ctl'])) return 'Unreadable'
  const entries = haveHeads(counted, found) ? await readEntries(db, box) : null
  return { position: positionOf(counted), entries, controls: opened }
}

function haveHeads(counted: z.infer<typeof Applied>, found: RowIds): boolean {
  return counted.headsVersion === headsVersion && areThere(counted, found, ['heads', 'headPages'])
}

function areThere(
  { rows }: z.infer<typeof Applied>,
  found: RowIds,
  tables: readonly (keyof RowIds)[],
): boolean {
  return tables.every((table) => rows[table] === found[table].size)
}

async function putAll(db: VaultDatabase, change: CopyWrite, applied: SealedControl): Promise<void> {
  const { dropped } = change
  const tables = [db.heads, db.headPages, db.bodies, db.bodyPages] as const
  const rows = [change.heads, change.headPages, change.bodies, change.bodyPages]
  const controls = [...(change.controls ?? []), applied]
  await db.transaction('rw', [...tables, db.ctl], async () => {
    if (dropped) await dropRows(db, dropped)
    const puts = tables.map(async (table, i) => table.bulkPut(rows[i] ?? []))
    await Promise.all([...puts, db.ctl.bulkPut(controls)])
  })
}

async function dropRows(db: VaultDatabase, dropped: DroppedRows): Promise<void> {
  if (dropped.heads) await Promise.all([db.heads.clear(), db.headPages.clear()])
  if (dropped.bodies) await db.bodies.clear()
  await db.bodyPages.bulkDelete([...(dropped.bodyPages ?? [])])
}

function noIds(): RowIds {
  return { heads: new Set(), headPages: new Set(), bodies: new Set(), bodyPages: new Set(), ctl: new Set() }
}

function idsAfter(ids: RowIds, change: CopyWrite): RowIds {
  const left = idsWithout(ids, change.dropped ?? {})
  const controls = (change.controls ?? []).map(({ k }) => k)
  return {
    heads: withIds(left.heads, change.heads),
    headPages: withIds(left.headPages, change.headPages),
    bodies: withIds(left.bodies, change.bodies),
    bodyPages: withIds(left.bodyPages, change.bodyPages),
    ctl: new Set([...left.ctl, ...controls, appliedKey]),
  }
}

function idsWithout(ids: RowIds, { heads, bodies, bodyPages }: DroppedRows): RowIds {
  return {
    heads: heads ? new Set() : ids.heads,
    headPages: heads ? new Set() : ids.headPages,
    bodies: bodies ? new Set() : ids.bodies,
    bodyPages: withoutIds(ids.bodyPages, bodyPages ?? []),
    ctl: ids.ctl,
  }
}

function withoutIds(ids: Set<string>, gone: readonly string[]): Set<string> {
  if (gone.length === 0) return ids
  const left = new Set(ids)
  for (const id of gone) left.delete(id)
  return left
}

function withIds(ids: Set<string>, rows: readonly SealedRow[] | undefined): Set<string> {
  const fresh = rows?.filter((row) => !ids.has(row.id)) ?? []
  return fresh.length === 0 ? ids : new Set([...ids, ...fresh.map((row) => row.id)])
}

function countsOf(ids: RowIds): Readonly<Record<keyof RowIds, number>> {
  return {
    heads: ids.heads.size,
    headPages: ids.headPages.size,
    bodies: ids.bodies.size,
    bodyPages: ids.bodyPages.size,
    ctl: ids.ctl.size,
  }
}

async function readIds(db: VaultDatabase): Promise<RowIds> {
  const tables = [db.heads, db.headPages, db.bodies, db.bodyPages, db.ctl]
  const [heads, headPages, bodies, bodyPages, ctl] = await Promise.all(
    tables.map(async (table) => new Set(await table.toCollection().primaryKeys())),
  )
  const none = new Set<string>()
  return {
    heads: heads ?? none,
    headPages: headPages ?? none,
    bodies: bodies ?? none,
    bodyPages: bodyPages ?? none,
    ctl: ctl ?? none,
  }
}

async function openControls(
  box: RowBox,
  rows: readonly SealedControl[],
): Promise<ReadonlyMap<string, unknown> | null> {
  const opened = await Promise.all(
    rows.map(async ({ k, c }): Promise<[string, unknown]> => [k, await box.open('ctl', k, c)]),
  )
  return opened.some(([, value]) => value === undefined) ? null : new Map(opened)
}

/** All index entries, several of a record where it was written since: the index takes the newest (`supersedes`). */
async function readEntries(db: VaultDatabase, box: RowBox): Promise<readonly IndexEntry[] | null> {
  const [pages, overlay] = await Promise.all([db.headPages.toArray(), db.heads.toArray()])
  const ofPages = await Promise.all(pages.map(async (row) => openHeadPage(box, row)))
  const ofOverlay = await Promise.all(overlay.map(async (row) => box.open('heads', row.id, row.c)))
  const entries: IndexEntry[] = []
  for (const page of ofPages) {
    if (!page) return null
    for (const entry of page) entries.push(entry)
  }
  for (const entry of ofOverlay) {
    if (entry === undefined) return null
    entries.push(entry as IndexEntry)
  }
  return entries
}

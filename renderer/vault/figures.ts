/** Rows for counting: made of the own cases for an office that only counts, kept of each office that sent its own. */
import { dateAt } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { figureRows } from '#shared/domain/figures.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { figuresAfter, StoredFigures, type FigureSet } from '#shared/exchange/figure-lines.ts'
import { devicesOfOthers, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { isErased, writerOf, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { readMany } from '#renderer/vault/read-many.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** Opened at once; fifty thousand cases side by side would fill the memory. */
const batch = 2_000

interface Counted {
  /** The cases they were made of, and to whom those belonged. */
  readonly entries: readonly IndexEntry[]
  readonly directory: NetworkDirectory | null
  readonly rows: FigureSet['rows']
}

/** The rows that were made last: as long as no case has changed, none is opened again. */
const lastCounted = new WeakMap<RecordStore, Counted>()

/** Reads the cases before the save that needs them, so that it does not keep other saves waiting. */
export async function readFiguresAhead(session: Session): Promise<void> {
  // A snapshot may move a page away meanwhile: then the save reads it.
  await rowsNow(
    session,
    async (ids) => readMany(session.store, ids),
    () => undefined,
  )
}

/**
 * One row for each case of the own office; `null` where the cases could not be read. Cases that came from other offices
 * are theirs to count, or the receiver would count them twice. Call it inside `store.exclusively`.
 */
export async function figuresNow(
  { clock, timeZone }: World,
  session: Session,
  onProgress: OnProgress,
): Promise<FigureSet | null> {
  const rows = await rowsNow(session, async (ids) => readManyOrRepair(session.store, ids), onProgress)
  return rows && { at: dateAt(clock.now(), timeZone), rows }
}

type Read = (ids: ReadonlySet<RecordId>) => Promise<ReadonlyMap<RecordId, MergeableRecord> | null>

async function rowsNow(
  session: Session,
  read: Read,
  onProgress: OnProgress,
): Promise<FigureSet['rows'] | null> {
  const { store } = session
  const { membership, office } = belongingOf(session)
  const { directory } = membership
  const entries = [...store.parts.index.entries()].filter(({ head }) => head !== null)
  const last = lastCounted.get(store)
  if (last && last.directory === directory && isSameList(last.entries, entries)) return last.rows
  const others = directory ? devicesOfOthers(directory, office) : new Set<string>()
  const files = await ownCases({ entries, others, read, onProgress })
  if (!files) return null
  const rows = figureRows(files)
  lastCounted.set(store, { entries, directory, rows })
  return rows
}

interface Reading {
  readonly entries: readonly IndexEntry[]
  readonly others: ReadonlySet<string>
  readonly read: Read
  readonly onProgress: OnProgress
}

async function ownCases({ entries, others, read, onProgress }: Reading): Promise<readonly CaseFile[] | null> {
  const files: CaseFile[] = []
  for (let from = 0; from < entries.length; from += batch) {
    onProgress({ done: from, total: entries.length, phase: 'collect' })
    const found = await read(new Set(entries.slice(from, from + batch).map(({ id }) => id)))
    if (!found) return null
    for (const record of found.values()) if (isOwnCase(record, others)) files.push(readCaseFile(record))
  }
  return files
}

/** Every change of a record puts another entry into the index. */
function isSameList(a: readonly IndexEntry[], b: readonly IndexEntry[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at])
}

function isOwnCase(
  record: MergeableRecord,
  others: ReadonlySet<string>,
): record is Exclude<MergeableRecord, { x: unknown }> {
  return !isErased(record) && !others.has(writerOf(record, 'code') ?? '')
}

/** What is kept of other offices' rows, by office. */
export function storedFigures({ store }: Pick<Session, 'store'>): StoredFigures {
  const stored = StoredFigures.safeParse(store.state.controls.get('figures'))
  return stored.success ? stored.data : {}
}

/** The control as a package leaves it; nothing where it changes nothing. An office whose cases come now needs no rows beside them. */
export function figureControl(
  session: Session,
  checked: CheckedPackage,
): readonly (readonly ['figures', StoredFigures])[] {
  const stored = storedFigures(session)
  if (checked.figures) return [['figures', figuresAfter(stored, checked)]]
  const { office, upto, created } = checked.header
  const former = Object.hasOwn(stored, office) ? stored[office] : undefined
  if (!former || Object.keys(upto).length === 0 || former.created > created) return []
  const { [office]: _rows, ...others } = stored
  return [['figures', others]]
}

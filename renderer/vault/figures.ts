/** Rows for counting: made of the own cases for an office that only counts, kept of each office that sent its own. */
import { dateAt } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { figureRows } from '#shared/domain/figures.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { figuresAfter, StoredFigures, type FigureSet } from '#shared/exchange/figure-lines.ts'
import { devicesOfOthers } from '#shared/exchange/network-directory.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { isErased, writerOf, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** Opened at once; fifty thousand cases side by side would fill the memory. */
const batch = 2_000

/**
 * One row for each case of the own office; `null` where the cases could not be read. Cases that came from other offices
 * are theirs to count, or the receiver would count them twice.
 */
export async function figuresNow(
  { clock, timeZone }: World,
  session: Session,
  onProgress: OnProgress,
): Promise<FigureSet | null> {
  const { store } = session
  const { membership, office } = belongingOf(session)
  const others = membership.directory ? devicesOfOthers(membership.directory, office) : new Set<string>()
  const ids = [...store.parts.index.entries()].filter(({ head }) => head !== null).map(({ id }) => id)
  const files: CaseFile[] = []
  for (let from = 0; from < ids.length; from += batch) {
    onProgress({ done: from, total: ids.length, phase: 'collect' })
    const read = await readManyOrRepair(store, new Set<RecordId>(ids.slice(from, from + batch)))
    if (!read) return null
    for (const record of read.values()) if (isOwnCase(record, others)) files.push(readCaseFile(record))
  }
  return { at: dateAt(clock.now(), timeZone), rows: figureRows(files) }
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

/** The control as a package leaves it; nothing where it brings no rows. */
export function figureControl(
  session: Session,
  checked: CheckedPackage,
): readonly (readonly ['figures', StoredFigures])[] {
  return checked.figures ? [['figures', figuresAfter(storedFigures(session), checked)]] : []
}

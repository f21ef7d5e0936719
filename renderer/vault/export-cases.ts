/** Cases in the clear, for a person who asked for it: whole as JSON, or their coarse fields as a table. */
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import { csvLine, csvOf } from '#shared/base/csv.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import { caseTableColumns, caseTableRow } from '#shared/domain/case-table.ts'
import words from '#renderer/i18n/locales/de/bulk.json'
import { visitCases, type Reading } from '#renderer/vault/selected-cases.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { BatchError, PlainFile } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Exporting extends Reading {
  readonly format: 'json' | 'csv'
}

/** Call it inside `store.exclusively`. The cases come in the order of `ids`. */
export async function exportCases(
  world: World,
  session: Session,
  { format, ...reading }: Exporting,
): Promise<Result<PlainFile, BatchError>> {
  const today = dateAt(world.clock.now(), world.timeZone)
  const rows = new Map<EntityId, string>()
  const rowOf = (file: CaseFile): string =>
    format === 'csv' ? csvLine(caseTableRow(file, world.labelOf)) : JSON.stringify(withoutPlaces(file))
  const visit = (file: CaseFile) => void rows.set(file.id, rowOf(file))
  const read = await visitCases(world, session, { ...reading, visit })
  if (!read.ok) return read
  const inOrder = reading.ids.flatMap((id) => rows.get(id) ?? [])
  const text = format === 'csv' ? csvOf(csvLine(headings), inOrder) : jsonOf(today, inOrder)
  return ok({ name: `faelle-${today}.${format}`, bytes: new TextEncoder().encode(text) })
}

/** Where somebody was counselled is not said below the district outside of the network. */
function withoutPlaces(file: CaseFile): CaseFile {
  return { ...file, consultations: file.consultations.map((one) => ({ ...one, place: '' })) }
}

function jsonOf(today: CalendarDate, cases: readonly string[]): string {
  return `{"format":"fallkoffer-cases","version":1,"made":"${today}","cases":[\n${cases.join(',\n')}\n]}\n`
}

const headings = caseTableColumns.map(
  (column) => (words.bulk.table as Readonly<Record<string, string>>)[column] ?? column,
)

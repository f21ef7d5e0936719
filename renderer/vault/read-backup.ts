/** Reads a backup from end to end and counts what is in it: the restore drill. Changes nothing. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { OpenVault } from '#shared/crypto/vault-keys.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import type { RowWrite } from '#shared/storage/frame-payload.ts'
import type { BackupFiles } from '#renderer/vault/backup-calls.ts'
import { backupFrames, FramesUnreadable, type NumberedFrame } from '#renderer/vault/machine.ts'
import { openBodyPage } from '#renderer/vault/pages.ts'
import { indexEntryOf, supersedes, type IndexEntry } from '#renderer/vault/record-index.ts'
import { journalRows, snapshotRows } from '#renderer/vault/replay.ts'
import { createRowBox, type RowBox } from '#renderer/vault/row-box.ts'
import { rowKeyOf, type Session } from '#renderer/vault/session.ts'
import type { BackupCheck, BackupError, OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface BackupReading {
  readonly vault: OpenVault
  readonly files: BackupFiles
  /** The open vault to compare with. */
  readonly session: Session | null
  readonly onProgress: OnProgress
}

interface Found {
  readonly entry: IndexEntry
  readonly isCase: boolean
  readonly consultations: number
  readonly referrals: number
}

export async function readBackup(
  { crypto, machine }: World,
  { vault, files, session, onProgress }: BackupReading,
): Promise<Result<BackupCheck, BackupError>> {
  const reading = { box: createRowBox(crypto, [rowKeyOf(vault)]), foundById: new Map<RecordId, Found>() }
  const total = files.snapshotFrames + files.journalFrames
  let unreadable = 0
  try {
    for await (const frame of backupFrames(machine, files.handle)) {
      const rows = rowsOf(frame, files.snapshotFrames)
      if (!rows) return err({ type: 'Damaged' })
      for (const row of rows) unreadable += (await readRow(reading, row)) ? 0 : 1
      onProgress({ done: frame.seq, total, phase: 'check' })
    }
  } catch (problem) {
    if (problem instanceof FramesUnreadable) return err({ type: 'Damaged' })
    throw problem
  }
  const { foundById } = reading
  return ok({ made: files.made, ...countOf(foundById), missing: missingIn(foundById, session), unreadable })
}

/** Remembers what is in a row; `false` when it does not open. */
async function readRow(
  { box, foundById }: { readonly box: RowBox; readonly foundById: Map<RecordId, Found> },
  row: RowWrite,
): Promise<boolean> {
  const records = await recordsOf(box, row)
  for (const record of records ?? []) remember(foundById, foundOf(record))
  return records !== null
}

function rowsOf({ seq, payload }: NumberedFrame, snapshotFrames: number): readonly RowWrite[] | null {
  return seq <= snapshotFrames ? snapshotRows(seq, payload) : journalRows(payload)
}

/** `null` when the row does not open. */
async function recordsOf(
  box: RowBox,
  { store, id, envelope }: RowWrite,
): Promise<readonly MergeableRecord[] | null> {
  if (!envelope) return []
  if (store === 'bodyPages') return openBodyPage(box, { id, c: envelope })
  if (store !== 'bodies') return (await box.open('ctl', id, envelope)) === undefined ? null : []
  const record = (await box.open('bodies', id, envelope)) as MergeableRecord | undefined
  return record ? [record] : null
}

function foundOf(record: MergeableRecord): Found {
  const entry = indexEntryOf(record, null, { head: null, item: null })
  const isCase = !isErased(record) && Object.hasOwn(record.f, 'code')
  if (!isCase) return { entry, isCase, consultations: 0, referrals: 0 }
  const { consultations, referrals } = readCaseFile(record)
  return { entry, isCase, consultations: consultations.length, referrals: referrals.length }
}

/** A backup may hold several states of a record; the newest counts. */
function remember(foundById: Map<RecordId, Found>, found: Found): void {
  const known = foundById.get(found.entry.id)
  if (!known || supersedes(found.entry, known.entry)) foundById.set(found.entry.id, found)
}

function countOf(
  foundById: ReadonlyMap<RecordId, Found>,
): Pick<BackupCheck, 'cases' | 'consultations' | 'referrals'> {
  let cases = 0
  let consultations = 0
  let referrals = 0
  for (const found of foundById.values()) {
    cases += found.isCase ? 1 : 0
    consultations += found.consultations
    referrals += found.referrals
  }
  return { cases, consultations, referrals }
}

function missingIn(foundById: ReadonlyMap<RecordId, Found>, session: Session | null): number {
  let missing = 0
  for (const head of session?.list.heads() ?? []) if (!foundById.has(head.id)) missing++
  return missing
}

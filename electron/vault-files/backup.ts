/**
 * Backups: a folder with the vault file, a snapshot and its journal, on a stick or wherever the person chooses.
 * Everything in it is sealed; a lost stick reveals no more than a lost machine.
 */
import { basename, join } from 'node:path'
import { limits } from '#shared/contract/contract-shapes.ts'
import { copyFrames } from '#electron/vault-files/copy-generation.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { scanFrameFile, type FrameFile } from '#electron/vault-files/frame-file.ts'
import { journalOf, snapshotOf } from '#electron/vault-files/generations.ts'
import { isWholeSnapshot } from '#electron/vault-files/journal.ts'
import { decodeVaultFile, encodeVaultFile, vaultFileName } from '#electron/vault-files/vault-file.ts'
import { readWholeFile, unfinished, writeNewFile } from '#electron/vault-files/whole-file.ts'

const prefix = 'Fallkoffer-Sicherung-'
const namePattern = /^Fallkoffer-Sicherung-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)$/

export interface BackupPlan {
  /** The folder the person chose. */
  readonly target: string
  /** The generation to copy. */
  readonly generation: string
  readonly vaultJson: string
  readonly now: number
}

export interface Backup {
  readonly name: string
  readonly bytes: number
}

/** Writes into an unfinished folder, reads everything back, then gives it its name. Rejects with the disk's error. */
export async function writeBackup(fs: FileSystem, plan: BackupPlan): Promise<Backup> {
  const name = backupName(plan.now)
  const beside = join(plan.target, `${name}${unfinished}`)
  await fs.remove(beside)
  await fs.makeFolder(beside)
  try {
    const vaultFile = encodeVaultFile(plan.vaultJson)
    await writeNewFile(fs, join(beside, vaultFileName), vaultFile)
    const bytes = vaultFile.length + (await copyFrames(fs, plan.generation, beside))
    await fs.syncFolder(beside)
    await fs.rename(beside, join(plan.target, name))
    await fs.syncFolder(plan.target)
    return { name, bytes }
  } catch (error) {
    await fs.remove(beside).catch(() => undefined)
    throw error
  }
}

/** Local time, because people read it. */
export function backupName(now: number): string {
  const date = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('')
  return `${prefix}${day}-${time}`
}

export interface OpenedBackup {
  readonly folder: string
  readonly vaultJson: string
  readonly made: string
  readonly snapshot: FrameFile
  readonly journal: FrameFile
}

/**
 * Opens a backup. `chosen` is the backup's folder, or the folder backups lie in: then the newest is taken. `null` when
 * there is none or it is damaged.
 */
export async function openBackup(fs: FileSystem, chosen: string): Promise<OpenedBackup | null> {
  const folder = await findBackup(fs, chosen)
  const bytes = await readWholeFile(fs, join(folder, vaultFileName), limits.vaultFile + 100)
  const vaultJson = bytes === null ? null : decodeVaultFile(bytes)
  if (vaultJson === null) return null
  const snapshot = await scanFrameFile(fs, snapshotOf(folder))
  const journal = await scanFrameFile(fs, journalOf(folder))
  const fits = snapshot.report.header?.snapshotId === journal.report.header?.snapshotId
  if (!isWholeSnapshot(snapshot) || !fits || journal.report.tornBytes > 0) return null
  return { folder, vaultJson, made: madeOf(folder), snapshot, journal }
}

async function findBackup(fs: FileSystem, chosen: string): Promise<string> {
  const names = await fs.list(chosen)
  if (names.includes(vaultFileName)) return chosen
  const newest = names.findLast((name) => namePattern.test(name))
  return newest === undefined ? chosen : join(chosen, newest)
}

/** The day in the name, as it is read there; a renamed folder has none. */
function madeOf(folder: string): string {
  return basename(folder).replace(namePattern, '$1')
}

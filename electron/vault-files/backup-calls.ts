/** The contract's calls on backups. */
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import { err, type Result } from '#shared/base/result.ts'
import { openBackup, writeBackup, type Backup, type OpenedBackup } from '#electron/vault-files/backup.ts'
import { copyGeneration } from '#electron/vault-files/copy-generation.ts'
import { readPlaces, type FramesAnswer } from '#electron/vault-files/frame-file.ts'
import { enthrone } from '#electron/vault-files/generations.ts'
import { closeJournal } from '#electron/vault-files/journal-calls.ts'
import { readVaultFile, writeVaultFile } from '#electron/vault-files/vault-file.ts'
import { generationsRoot, newId, type OpenVault, type VaultPlace } from '#electron/vault-files/vault-place.ts'
import type { OneAtATime } from '#electron/vault-files/one-at-a-time.ts'
import { attempt, writtenOf, type WriteProblem, type Written } from '#electron/vault-files/write-problem.ts'

type BackupCalls = Pick<DesktopApi, 'writeBackup' | 'openBackup' | 'readBackup' | 'adoptBackup'>

/** Asks the person for a folder; `null` when they think better of it. */
export type ChooseFolder = (purpose: 'writeBackup' | 'openBackup') => Promise<string | null>

export interface BackupTools {
  readonly choose: ChooseFolder
  /** Work on the vault's files waits its turn here; a dialog must not, or no save could pass while it is open. */
  readonly oneAtATime: OneAtATime
}

export function backupCalls(place: VaultPlace, open: OpenVault, tools: BackupTools): BackupCalls {
  const { choose, oneAtATime } = tools
  const backupsByHandle = new Map<string, OpenedBackup>()
  return {
    async writeBackup() {
      const target = await choose('writeBackup')
      if (target === null) return { state: 'cancelled' }
      const written = await oneAtATime(() => copyTo(place, open, target))
      return written.ok ? { state: 'written', ...written.value } : { state: 'failed', problem: written.error }
    },
    async openBackup() {
      const chosen = await choose('openBackup')
      if (chosen === null) return { state: 'cancelled' }
      const opened = await attempt(() => openBackup(place.fs, chosen))
      if (!opened.ok || opened.value === null) return { state: 'unreadable' }
      const handle = newId(place)
      // Only one at a time: the one before is done with.
      backupsByHandle.clear()
      backupsByHandle.set(handle, opened.value)
      const { vaultJson, made, snapshot, journal } = opened.value
      const counts = { snapshotFrames: snapshot.places.length, journalFrames: journal.places.length }
      return { state: 'opened', handle, vaultJson, made, ...counts }
    },
    async readBackup({ handle, after }) {
      const backup = backupsByHandle.get(handle)
      if (backup === undefined) return { ok: false }
      const read = await attempt(() => readThrough(place, backup, after))
      return read.ok ? { ok: true, ...read.value } : { ok: false }
    },
    async adoptBackup({ handle, json }) {
      const backup = backupsByHandle.get(handle)
      if (backup === undefined) return { ok: false, problem: 'WriteFailed' }
      return oneAtATime(() => adopt(place, open, { ...backup, vaultJson: json }))
    },
  }
}

async function copyTo(
  place: VaultPlace,
  open: OpenVault,
  target: string,
): Promise<Result<Backup, WriteProblem>> {
  const { journal } = open
  if (journal === null) return err('WriteFailed')
  const file = await readVaultFile(place.fs, place.folder)
  // Without the wrapped keys a backup would open to nobody.
  if (file.state !== 'found') return err('WriteFailed')
  const plan = { target, generation: journal.folder.path, now: place.clock.now(), vaultJson: file.json }
  return attempt(() => writeBackup(place.fs, plan))
}

/** Frames of snapshot and journal, numbered through. */
async function readThrough(place: VaultPlace, backup: OpenedBackup, after: number): Promise<FramesAnswer> {
  const { snapshot, journal } = backup
  const before = snapshot.places.length
  if (after >= before) {
    const { frames, next } = await readPlaces(place.fs, journal, after - before)
    return { frames, next: next === null ? null : next + before }
  }
  const { frames, next } = await readPlaces(place.fs, snapshot, after)
  return { frames, next: next ?? (journal.places.length > 0 ? before : null) }
}

/** A vault that is there is never replaced. The vault file comes last: it makes the rest a vault. */
async function adopt(place: VaultPlace, open: OpenVault, backup: OpenedBackup): Promise<Written> {
  const { fs, folder } = place
  const present = await readVaultFile(fs, folder)
  const snapshotId = backup.snapshot.report.header?.snapshotId
  if (present.state !== 'none' || snapshotId === undefined) return { ok: false, problem: 'ReadOnly' }
  const adopted = await attempt(async () => {
    await closeJournal(open)
    const root = generationsRoot(place)
    await fs.remove(root)
    await fs.makeFolder(root)
    const copy = await copyGeneration(fs, backup.folder, root)
    await enthrone(fs, copy, { root, number: 1, snapshotId, made: place.clock.now() })
    await writeVaultFile(fs, folder, backup.vaultJson)
  })
  return writtenOf(adopted)
}

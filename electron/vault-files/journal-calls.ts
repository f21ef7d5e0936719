/** The contract's calls on the journal. */
import { err } from '#shared/base/result.ts'
import type { DesktopApi, Output } from '#shared/contract/desktop-api.ts'
import {
  enthrone,
  listGenerations,
  pruneGenerations,
  sweepUnfinished,
} from '#electron/vault-files/generations.ts'
import type { GenerationFolder } from '#electron/vault-files/generations.ts'
import { openJournal, type Journal } from '#electron/vault-files/journal.ts'
import { beginSnapshot } from '#electron/vault-files/snapshot.ts'
import { readVaultFile } from '#electron/vault-files/vault-file.ts'
import { describeGenerations, generationsRoot, isReadOnly, newId } from '#electron/vault-files/vault-place.ts'
import type { OpenVault, VaultPlace } from '#electron/vault-files/vault-place.ts'
import { attempt } from '#electron/vault-files/write-problem.ts'

type JournalCalls = Pick<DesktopApi, 'openJournal' | 'readJournal' | 'holdJournal' | 'appendJournal'>

export function journalCalls(place: VaultPlace, open: OpenVault): JournalCalls {
  return {
    async openJournal({ vaultId }) {
      await closeJournal(open)
      const journal = await attempt(() => openCurrent(place, vaultId))
      const generations = await describeGenerations(place)
      if (!journal.ok || journal.value === null) return { state: 'unreadable', generations }
      open.journal = journal.value
      open.vaultId = vaultId
      return { ...stateOf(journal.value), generations, readOnly: await isReadOnly(place, open) }
    },

    async readJournal({ snapshotId, after }) {
      // Asking for a journal that is not the open one is a bug of the caller; there is nothing to answer.
      if (open.journal?.folder.snapshotId !== snapshotId) return { frames: [], next: null }
      return open.journal.read(after)
    },

    async holdJournal(part) {
      return open.held.hold(part) ? { ok: true } : { ok: false, problem: 'WriteFailed' }
    },

    async appendJournal(last) {
      const { journal } = open
      const frame = open.held.finish(last)
      if (journal === null || frame === null) return { ok: false, problem: 'WriteFailed' }
      await giveUpSnapshot(open)
      const appended = (await isReadOnly(place, open))
        ? err('NoSpace')
        : await attempt(() => journal.append(frame))
      return appended.ok ? { ok: true, seq: appended.value } : { ok: false, problem: appended.error }
    },
  }
}

function stateOf(
  journal: Journal,
): Pick<
  Extract<Output<'openJournal'>, { state: 'open' }>,
  'state' | 'snapshotId' | 'frames' | 'tornBytes' | 'chainBroken'
> {
  const { tornBytes, chainBroken } = journal.report
  return {
    state: 'open',
    snapshotId: journal.folder.snapshotId,
    frames: journal.frames(),
    tornBytes,
    chainBroken,
  }
}

async function openCurrent(place: VaultPlace, vaultId: string): Promise<Journal | null> {
  const root = generationsRoot(place)
  await place.fs.makeFolder(root)
  await sweepUnfinished(place.fs, root)
  const [current] = await listGenerations(place.fs, root)
  const folder = current ?? (await beginFirst(place, vaultId))
  return openJournal(place.fs, folder, vaultId)
}

/** A new vault starts with an empty snapshot, so that every generation looks alike. */
async function beginFirst(place: VaultPlace, vaultId: string): Promise<GenerationFolder> {
  const root = generationsRoot(place)
  const snapshotId = newId(place)
  const snapshot = await beginSnapshot(place.fs, {
    root,
    vaultId,
    snapshotId,
    vaultJson: await vaultJsonOf(place),
  })
  try {
    const from = await snapshot.seal(0)
    return await enthrone(place.fs, from, { root, number: 1, snapshotId, made: place.clock.now() })
  } catch (error) {
    await snapshot.discard()
    throw error
  }
}

/** The vault file as it goes into a snapshot; a vault in the making may not have one yet. */
export async function vaultJsonOf(place: VaultPlace): Promise<string> {
  const file = await readVaultFile(place.fs, place.folder)
  return file.state === 'found' ? file.json : '{}'
}

/** Makes the newest generation the open one, after it was put in place. */
export async function switchTo(place: VaultPlace, open: OpenVault, folder: GenerationFolder): Promise<void> {
  const { vaultId } = open
  await closeJournal(open)
  if (vaultId !== null) open.journal = await openJournal(place.fs, folder, vaultId)
  await pruneGenerations(place.fs, generationsRoot(place), place.clock.now())
}

export async function closeJournal(open: OpenVault): Promise<void> {
  await giveUpSnapshot(open)
  await open.journal?.close().catch(() => undefined)
  open.journal = null
  open.held.forget()
}

export async function giveUpSnapshot(open: OpenVault): Promise<void> {
  const { snapshot } = open
  open.snapshot = null
  await snapshot?.discard()
}

/** The contract's calls on snapshots and generations. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import { copyGeneration } from '#electron/vault-files/copy-generation.ts'
import { readPlaces, scanFrameFile } from '#electron/vault-files/frame-file.ts'
import type { FrameFile } from '#electron/vault-files/frame-file.ts'
import { enthrone, listGenerations, snapshotOf } from '#electron/vault-files/generations.ts'
import type { GenerationFolder } from '#electron/vault-files/generations.ts'
import { closeJournal, giveUpSnapshot, switchTo, vaultJsonOf } from '#electron/vault-files/journal-calls.ts'
import { isWholeSnapshot } from '#electron/vault-files/journal.ts'
import { beginSnapshot, type SnapshotWriter } from '#electron/vault-files/snapshot.ts'
import { settleVaultFile } from '#electron/vault-files/vault-file.ts'
import { generationsRoot, isReadOnly, newId } from '#electron/vault-files/vault-place.ts'
import type { OpenVault, VaultPlace } from '#electron/vault-files/vault-place.ts'
import { attempt, writtenOf, type WriteProblem } from '#electron/vault-files/write-problem.ts'

type SnapshotCalls = Pick<
  DesktopApi,
  | 'beginSnapshot'
  | 'writeSnapshot'
  | 'finishSnapshot'
  | 'abortSnapshot'
  | 'readSnapshot'
  | 'useGeneration'
  | 'dropOlderGenerations'
>

/** `onMade` is told of each snapshot that took its place. */
export function snapshotCalls(
  place: VaultPlace,
  open: OpenVault,
  onMade: () => Promise<void>,
): SnapshotCalls {
  const readScanned = snapshotReader(place)
  return {
    async beginSnapshot({ vaultJson }) {
      await giveUpSnapshot(open)
      const begun = await begin(place, open, vaultJson)
      if (begun.ok) open.snapshot = begun.value
      return writtenOf(begun)
    },
    async writeSnapshot({ payload }) {
      const { snapshot } = open
      if (snapshot === null) return { ok: false, problem: 'WriteFailed' }
      const written = await attempt(() => snapshot.write(payload))
      if (!written.ok) await giveUpSnapshot(open)
      return writtenOf(written)
    },
    async finishSnapshot({ rows }) {
      const finished = await finish(place, open, rows)
      if (!finished.ok) return { ok: false, problem: finished.error }
      await onMade()
      return { ok: true, snapshotId: finished.value.snapshotId }
    },
    async abortSnapshot() {
      await giveUpSnapshot(open)
      return {}
    },
    readSnapshot: ({ snapshotId, after }) => readScanned(snapshotId, after),
    useGeneration: async ({ snapshotId }) => writtenOf(await useGeneration(place, open, snapshotId)),
    async dropOlderGenerations() {
      return writtenOf(await attempt(() => dropOlder(place)))
    },
  }
}

async function begin(
  place: VaultPlace,
  open: OpenVault,
  vaultJson: string | undefined,
): Promise<Result<SnapshotWriter, WriteProblem>> {
  const { vaultId } = open
  if (vaultId === null) return err('WriteFailed')
  if (await isReadOnly(place, open)) return err('NoSpace')
  const plan = { root: generationsRoot(place), vaultId, snapshotId: newId(place) }
  return attempt(async () =>
    beginSnapshot(place.fs, { ...plan, vaultJson: vaultJson ?? (await vaultJsonOf(place)) }),
  )
}

async function dropOlder(place: VaultPlace): Promise<void> {
  const { fs, folder } = place
  const [, ...older] = await listGenerations(fs, generationsRoot(place))
  for (const { path } of older) await fs.remove(path)
  await settleVaultFile(fs, folder)
}

async function finish(
  place: VaultPlace,
  open: OpenVault,
  rows: number,
): Promise<Result<GenerationFolder, WriteProblem>> {
  const { snapshot } = open
  if (snapshot === null) return err('WriteFailed')
  const made = await attempt(async () => takePlace(place, snapshot.snapshotId, await snapshot.seal(rows)))
  if (!made.ok) {
    await giveUpSnapshot(open)
    const current = await followDisk(place, open)
    return current?.snapshotId === snapshot.snapshotId ? ok(current) : made
  }
  open.snapshot = null
  const switched = await attempt(() => switchTo(place, open, made.value))
  return switched.ok ? made : switched
}

/** The folder becomes the newest generation. */
async function takePlace(place: VaultPlace, snapshotId: string, from: string): Promise<GenerationFolder> {
  const root = generationsRoot(place)
  const [current] = await listGenerations(place.fs, root)
  const number = (current?.number ?? 0) + 1
  return enthrone(place.fs, from, { root, number, snapshotId, made: place.clock.now() })
}

/**
 * After a failure at the last step nobody knows which generation the disk will show at the next start. What is saved
 * from now on must go into that one: so the folder is synced again and the journal follows what it shows. If even that
 * fails the journal is closed, and saves are refused rather than lost.
 */
async function followDisk(place: VaultPlace, open: OpenVault): Promise<GenerationFolder | null> {
  const root = generationsRoot(place)
  const followed = await attempt(async () => {
    await place.fs.syncFolder(root)
    const [current] = await listGenerations(place.fs, root)
    if (current && current.path !== open.journal?.folder.path) await switchTo(place, open, current)
    return current ?? null
  })
  if (!followed.ok) await closeJournal(open)
  return followed.ok ? followed.value : null
}

/**
 * Copies an older generation to the top. Copied and not moved: what is broken stays where it was until it is
 * outdated, and a journal is taken up to the place where its chain breaks.
 */
async function useGeneration(
  place: VaultPlace,
  open: OpenVault,
  snapshotId: string,
): Promise<Result<null, WriteProblem>> {
  const folders = await listGenerations(place.fs, generationsRoot(place))
  const chosen = folders.find((folder) => folder.snapshotId === snapshotId)
  if (chosen === undefined) return err('WriteFailed')
  await giveUpSnapshot(open)
  const used = await attempt(async () => {
    const from = await copyGeneration(place.fs, chosen.path, generationsRoot(place))
    await switchTo(place, open, await takePlace(place, snapshotId, from))
    return null
  })
  if (!used.ok) await followDisk(place, open)
  return used
}

/** Reads snapshots, scanning each only once as long as the same one is asked for. */
function snapshotReader(place: VaultPlace) {
  let scanned: { readonly snapshotId: string; readonly file: FrameFile } | null = null

  async function scan(snapshotId: string): Promise<FrameFile | null> {
    if (scanned?.snapshotId === snapshotId) return scanned.file
    const folders = await listGenerations(place.fs, generationsRoot(place))
    const folder = folders.find((candidate) => candidate.snapshotId === snapshotId)
    if (folder === undefined) return null
    const file = await scanFrameFile(place.fs, snapshotOf(folder))
    if (!isWholeSnapshot(file)) return null
    scanned = { snapshotId, file }
    return file
  }

  return async (snapshotId: string, after: number) => {
    const read = await attempt(async () => {
      // The path may have changed since: a generation that was taken up again lies elsewhere.
      if (after === 0) scanned = null
      const file = await scan(snapshotId)
      return file === null ? null : readPlaces(place.fs, file, after)
    })
    return read.ok && read.value !== null ? { ok: true as const, ...read.value } : { ok: false as const }
  }
}

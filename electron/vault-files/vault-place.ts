/** Where the vault lies and what is open in it: shared by the calls that make up the vault on disk. */
import { join } from 'node:path'
import type { Clock } from '#shared/base/clock.ts'
import type { Random } from '#shared/base/random.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { journalOf, listGenerations, snapshotOf } from '#electron/vault-files/generations.ts'
import type { HeldParts } from '#electron/vault-files/held-parts.ts'
import type { Journal } from '#electron/vault-files/journal.ts'
import type { SnapshotWriter } from '#electron/vault-files/snapshot.ts'
import { freeBytesAt, isTooFull, type Space } from '#electron/vault-files/space-guard.ts'

export interface VaultPlace {
  readonly fs: FileSystem
  readonly clock: Clock
  readonly random: Random
  /** The vault's own folder. */
  readonly folder: string
  /** Least free bytes, see space-guard. */
  readonly freeFloor: number
}

/** What is open. The only part of the machine that changes while the vault is in use. */
export interface OpenVault {
  journal: Journal | null
  vaultId: string | null
  snapshot: SnapshotWriter | null
  /** Parts of the frame that is to be appended next. */
  readonly held: HeldParts
}

export const generationsRoot = ({ folder }: VaultPlace): string => join(folder, 'generations')

export const newId = ({ random }: VaultPlace): string => bytesToHex(random.bytes(16))

export async function spaceOf(place: VaultPlace, { journal }: OpenVault): Promise<Space> {
  const freeBytes = await freeBytesAt(place.fs, place.folder)
  if (journal === null) return { freeBytes, vaultBytes: 0 }
  const snapshotBytes = await sizeOf(place.fs, snapshotOf(journal.folder))
  return { freeBytes, vaultBytes: snapshotBytes + journal.bytes() }
}

export async function isReadOnly(place: VaultPlace, open: OpenVault): Promise<boolean> {
  return isTooFull(await spaceOf(place, open), place.freeFloor)
}

type Generations = Extract<Output<'openJournal'>, { state: 'open' }>['generations']

/** All generations for the window, the current one first. */
export async function describeGenerations(place: VaultPlace): Promise<Generations> {
  const folders = await listGenerations(place.fs, generationsRoot(place))
  return Promise.all(
    folders.map(async (folder) => ({
      snapshotId: folder.snapshotId,
      made: folder.made,
      snapshotBytes: await sizeOf(place.fs, snapshotOf(folder)),
      journalBytes: await sizeOf(place.fs, journalOf(folder)),
    })),
  )
}

/** 0 for a file that is absent or cannot be asked. */
export async function sizeOf(fs: FileSystem, path: string): Promise<number> {
  try {
    const file = await fs.open(path, 'read')
    try {
      return await file.size()
    } finally {
      await file.close()
    }
  } catch {
    return 0
  }
}

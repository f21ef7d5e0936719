/**
 * Generations on disk. One generation is one folder with a snapshot and the journal that follows it:
 *
 *   generations/000007-20261122T140501Z-<snapshotId>/{snapshot, journal}
 *
 * A generation is made under another name and takes its place by ONE rename of the folder, so snapshot and journal
 * always change together. The highest number is the current one; names carry the time, so copying keeps it.
 */
import { join } from 'node:path'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { unfinished } from '#electron/vault-files/whole-file.ts'

export interface GenerationFolder {
  readonly number: number
  readonly snapshotId: string
  /** ISO 8601, seconds, UTC. */
  readonly made: string
  readonly path: string
}

/** A snapshot, its journal, and how many generations stay. */
export const keptGenerations = 3
/** What was erased by law may live on in older generations this long (security.md 1.4). */
export const keptMilliseconds = 7 * 24 * 60 * 60 * 1000

const namePattern = /^(\d{6})-(\d{8}T\d{6}Z)-([0-9a-f]{32})$/

export const snapshotOf = (folder: GenerationFolder | string): string => join(pathOf(folder), 'snapshot')
export const journalOf = (folder: GenerationFolder | string): string => join(pathOf(folder), 'journal')

function pathOf(folder: GenerationFolder | string): string {
  return typeof folder === 'string' ? folder : folder.path
}

/** All finished generations, the current one first. */
export async function listGenerations(fs: FileSystem, root: string): Promise<readonly GenerationFolder[]> {
  const names = await fs.list(root)
  return names.flatMap((name) => parseName(root, name)).toReversed()
}

function parseName(root: string, name: string): readonly GenerationFolder[] {
  const [, number, stamp, snapshotId] = namePattern.exec(name) ?? []
  if (number === undefined || stamp === undefined || snapshotId === undefined) return []
  return [{ number: Number(number), snapshotId, made: isoOf(stamp), path: join(root, name) }]
}

export interface NewGeneration {
  readonly number: number
  readonly snapshotId: string
  readonly made: number
}

export function generationName({ number, snapshotId, made }: NewGeneration): string {
  const stamp = new Date(made).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  return `${String(number).padStart(6, '0')}-${stamp}-${snapshotId}`
}

function isoOf(stamp: string): string {
  return stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
}

/** Gives a finished folder its name: from here on it is the current generation. */
export async function enthrone(
  fs: FileSystem,
  from: string,
  generation: NewGeneration & { readonly root: string },
): Promise<GenerationFolder> {
  const name = generationName(generation)
  const path = join(generation.root, name)
  await fs.syncFolder(from)
  await fs.rename(from, path)
  await fs.syncFolder(generation.root)
  const [folder] = parseName(generation.root, name)
  if (folder === undefined) throw new Error('a generation has no proper name')
  return folder
}

/** Removes what a crash left half-made. */
export async function sweepUnfinished(fs: FileSystem, root: string): Promise<void> {
  for (const name of await fs.list(root)) {
    if (name.endsWith(unfinished)) await fs.remove(join(root, name)).catch(() => undefined)
  }
}

/**
 * Which generations may go: all but the newest three, and those whose successor is older than seven days. The
 * current one always stays. `folders` run from the current one to the oldest.
 */
export function outdated(folders: readonly GenerationFolder[], now: number): readonly GenerationFolder[] {
  return folders.filter((_folder, index) => {
    const successor = folders[index - 1]
    if (successor === undefined) return false
    return index >= keptGenerations || now - Date.parse(successor.made) > keptMilliseconds
  })
}

/** Removes outdated generations. A failure only leaves them for the next time. */
export async function pruneGenerations(fs: FileSystem, root: string, now: number): Promise<void> {
  const folders = await listGenerations(fs, root)
  for (const folder of outdated(folders, now)) await fs.remove(folder.path).catch(() => undefined)
}

/** Which packages lie in a folder. What is no plain file with a package's name is not seen at all. */
import { join } from 'node:path'
import { isPackageName, mostFolderFiles, type FolderFile } from '#shared/contract/exchange-folder-calls.ts'
import type { FolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'

export interface FolderPlace {
  readonly fs: FileSystem
  readonly disk: FolderDisk
  readonly path: string
}

export interface Listing {
  readonly files: readonly FolderFile[]
  /** So many lie there beside. */
  readonly more: number
}

/** `null` where the folder is not there. Of too many files those named `first` are listed, then the newest. */
export async function listFiles(
  { fs, disk, path }: FolderPlace,
  first: readonly string[] = [],
): Promise<Listing | null> {
  const folder = await disk.facts(path).catch(() => null)
  if (folder?.kind !== 'folder') return null
  const names = await fs.list(path).catch(() => null)
  if (names === null) return null
  const files = await plainFiles({ disk, path }, names)
  const more = Math.max(0, files.length - mostFolderFiles)
  return { files: more === 0 ? files : inOrder(files, first).slice(0, mostFolderFiles), more }
}

async function plainFiles(
  { disk, path }: Pick<FolderPlace, 'disk' | 'path'>,
  names: readonly string[],
): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = []
  for (const name of names.filter(isPackageName)) {
    // Gone since the listing, or not to be looked at: another time.
    const facts = await disk.facts(join(path, name)).catch(() => null)
    if (facts?.kind === 'file') files.push({ name, size: facts.size, modified: facts.modified })
  }
  return files
}

function inOrder(files: readonly FolderFile[], first: readonly string[]): readonly FolderFile[] {
  const named = new Set(first)
  const rank = ({ name }: FolderFile) => (named.has(name) ? 0 : 1)
  return files.toSorted((a, b) => rank(a) - rank(b) || b.modified - a.modified)
}

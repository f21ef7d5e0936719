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

/** `null` where the folder is not there. Of too many files the newest are listed. */
export async function listFiles({ fs, disk, path }: FolderPlace): Promise<readonly FolderFile[] | null> {
  const folder = await disk.facts(path).catch(() => null)
  if (folder?.kind !== 'folder') return null
  const names = await fs.list(path).catch(() => null)
  if (names === null) return null
  const files: FolderFile[] = []
  for (const name of names.filter(isPackageName)) {
    // Gone since the listing, or not to be looked at: another time.
    const facts = await disk.facts(join(path, name)).catch(() => null)
    if (facts?.kind === 'file') files.push({ name, size: facts.size, modified: facts.modified })
  }
  if (files.length <= mostFolderFiles) return files
  return files.toSorted((a, b) => b.modified - a.modified).slice(0, mostFolderFiles)
}

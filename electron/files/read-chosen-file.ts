/** Reads a file that a person chose, up to a limit. */
import { basename } from 'node:path'
import type { Output } from '#shared/contract/desktop-api.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { readWholeFile } from '#electron/vault-files/whole-file.ts'
import { attempt } from '#electron/vault-files/write-problem.ts'

type Read = Exclude<Output<'pickFile'>, { state: 'cancelled' }>

export async function readChosenFile(fs: FileSystem, path: string, limit: number): Promise<Read> {
  const read = await attempt(() => readWholeFile(fs, path, limit))
  // The one refusal of reading that has this name is the limit.
  if (!read.ok) return { state: read.error === 'NoSpace' ? 'tooBig' : 'unreadable' }
  if (read.value === null) return { state: 'unreadable' }
  return { state: 'picked', name: basename(path), bytes: read.value }
}

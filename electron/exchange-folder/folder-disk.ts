/** What reading in a folder of others needs beside the acts of `FileSystem`. Handed in, so that tests can let it fail. */
import { constants } from 'node:fs'
import { access, lstat, open } from 'node:fs/promises'
import { hasCode } from '#electron/vault-files/write-problem.ts'

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other'
  readonly size: number
  /** Whole milliseconds. */
  readonly modified: number
}

export interface ForeignFile {
  readonly facts: () => Promise<FileFacts>
  /** Reads into `bytes` and tells how many were there. */
  readonly read: (bytes: Uint8Array, position: number) => Promise<number>
  readonly close: () => Promise<void>
}

export interface FolderDisk {
  /** `null` where there is nothing of that name. A link is `other`: it may lead out of the folder. */
  readonly facts: (path: string) => Promise<FileFacts | null>
  /** Opens for reading, never through a link, and without waiting for the other end of a pipe. */
  readonly openPlain: (path: string) => Promise<ForeignFile>
  readonly mayWrite: (path: string) => Promise<boolean>
}

interface Stats {
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
  readonly size: number
  readonly mtimeMs: number
}

/** Windows has neither of the two; there `facts` alone keeps links out. */
const plain =
  process.platform === 'win32'
    ? constants.O_RDONLY
    : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

export const nodeFolderDisk: FolderDisk = {
  async facts(path) {
    try {
      return factsOf(await lstat(path))
    } catch (error) {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null
      throw error
    }
  },
  async openPlain(path) {
    const file = await open(path, plain)
    return {
      facts: async () => factsOf(await file.stat()),
      read: async (bytes, position) => (await file.read(bytes, 0, bytes.length, position)).bytesRead,
      close: () => file.close(),
    }
  },
  mayWrite: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
}

function factsOf(stats: Stats): FileFacts {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
  return { kind, size: stats.size, modified: Math.trunc(stats.mtimeMs) }
}

/** The real disk. */
import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { FileSystem, OpenFile } from '#electron/vault-files/file-system.ts'
import { hasCode } from '#electron/vault-files/write-problem.ts'

const flags = {
  read: constants.O_RDONLY,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  write: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
  update: constants.O_RDWR,
} as const

/** Only the person at the machine may read what is written. Windows keeps its own rules. */
const ownerOnly = { file: 0o600, folder: 0o700 } as const

const acts: Omit<FileSystem, 'open'> = {
  rename,
  syncFolder,
  list,
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: ownerOnly.folder })
  },
  async remove(path) {
    await rm(path, { recursive: true, force: true })
  },
  async space(path) {
    const { bavail, bsize, type } = await statfs(path)
    return { freeBytes: bavail * bsize, type }
  },
}

export const nodeFileSystem: FileSystem = diskWith(ownerOnly.file)

/** The disk for files that others are to read too: the system's own rules say who may. */
export const sharedFileSystem: FileSystem = diskWith(0o666)

function diskWith(fileMode: number): FileSystem {
  return { ...acts, open: async (path, how) => openFile(await open(path, flags[how], fileMode)) }
}

function openFile(file: FileHandle): OpenFile {
  return {
    write: async (bytes, position) => (await file.write(bytes, 0, bytes.length, position)).bytesWritten,
    read: async (bytes, position) => (await file.read(bytes, 0, bytes.length, position)).bytesRead,
    truncate: (length) => file.truncate(length),
    datasync: () => file.datasync(),
    size: async () => (await file.stat()).size,
    close: () => file.close(),
  }
}

async function syncFolder(path: string): Promise<void> {
  // NTFS journals names by itself, and Windows cannot open a folder for this.
  if (process.platform === 'win32') return
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } catch (error) {
    // Some file systems of sticks have no such act; the name then rests on the next flush of the system.
    if (!hasCode(error, 'EINVAL') && !hasCode(error, 'ENOTSUP')) throw error
  } finally {
    await folder.close()
  }
}

async function list(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).toSorted()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}

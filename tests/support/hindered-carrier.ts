/** The disk of an exchange folder, with the hindrances that carrying programs and shares put in the way. */
import { basename } from 'node:path'
import { nodeFolderDisk, type FolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { sharedFileSystem } from '#electron/vault-files/node-file-system.ts'

export interface HinderedCarrier {
  readonly fs: FileSystem
  readonly disk: FolderDisk
  /** Names that another program has open for itself, with the code the system answers. */
  readonly locked: Map<string, string>
  /** The code that every writing act answers, where there is one. */
  refusal: string | null
}

export function hinderedCarrier(): HinderedCarrier {
  const carrier: HinderedCarrier = {
    locked: new Map(),
    refusal: null,
    fs: {
      ...sharedFileSystem,
      async open(path, how) {
        if (how !== 'read') refuse()
        return sharedFileSystem.open(path, how)
      },
      async rename(from, to) {
        refuse()
        return sharedFileSystem.rename(from, to)
      },
      async remove(path) {
        refuse()
        lockOf(path)
        return sharedFileSystem.remove(path)
      },
    },
    disk: {
      ...nodeFolderDisk,
      async openPlain(path) {
        lockOf(path)
        return nodeFolderDisk.openPlain(path)
      },
      // A full disk is found out by writing only.
      mayWrite: async (path) =>
        (carrier.refusal === null || carrier.refusal === 'ENOSPC') && nodeFolderDisk.mayWrite(path),
    },
  }
  function refuse(): void {
    if (carrier.refusal !== null) throw errorWith(carrier.refusal)
  }
  function lockOf(path: string): void {
    const code = carrier.locked.get(basename(path))
    if (code !== undefined) throw errorWith(code)
  }
  return carrier
}

function errorWith(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** A real disk whose n-th act fails: once (a bad sector, a full stick) or for good (the plug was pulled). */
import type { FileSystem, OpenFile } from '#electron/vault-files/file-system.ts'

export type Failure = 'EIO once' | 'ENOSPC once' | 'gone'

export interface FailingDisk {
  readonly fs: FileSystem
  /** From now on the `count`-th act fails (1: the next one). */
  readonly failAt: (count: number, failure: Failure) => void
  readonly heal: () => void
  /** Whether the failure has happened. */
  readonly hasFailed: () => boolean
}

export function createFailingDisk(disk: FileSystem): FailingDisk {
  let left = Infinity
  let failure: Failure = 'EIO once'
  let failed = false
  let healed = false

  function act(): void {
    if (healed) return
    if (failed && failure === 'gone') throw errorWith('EIO')
    left--
    if (left !== 0) return
    failed = true
    throw errorWith(failure === 'ENOSPC once' ? 'ENOSPC' : 'EIO')
  }

  function guarded<A extends readonly unknown[], R>(
    run: (...inputs: A) => Promise<R>,
  ): (...inputs: A) => Promise<R> {
    return async (...inputs) => {
      act()
      return run(...inputs)
    }
  }

  function guardFile(file: OpenFile): OpenFile {
    return {
      // A failing write may leave half of its bytes behind.
      async write(bytes, position) {
        try {
          act()
        } catch (error) {
          await file.write(bytes.subarray(0, bytes.length >> 1), position)
          throw error
        }
        return file.write(bytes, position)
      },
      read: file.read,
      truncate: guarded(file.truncate),
      datasync: guarded(file.datasync),
      size: file.size,
      close: file.close,
    }
  }

  return {
    fs: {
      open: async (path, how) => {
        if (how !== 'read') act()
        return guardFile(await disk.open(path, how))
      },
      rename: guarded(disk.rename),
      syncFolder: guarded(disk.syncFolder),
      list: disk.list,
      makeFolder: guarded(disk.makeFolder),
      remove: guarded(disk.remove),
      space: disk.space,
    },
    failAt(count, how) {
      left = count
      failure = how
      failed = false
      healed = false
    },
    heal() {
      healed = true
    },
    hasFailed: () => failed,
  }
}

function errorWith(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** The real disk with one fault: at the n-th act that changes it, the disk fails, runs full, or the machine dies. */
import type { FileSystem, OpenFile } from '#electron/vault-files/file-system.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'

export type Fault = 'EIO' | 'ENOSPC' | 'shortWrite' | 'crashBefore' | 'crashAfter'
export const faults: readonly Fault[] = ['EIO', 'ENOSPC', 'shortWrite', 'crashBefore', 'crashAfter']

/** The machine is gone: from here on nothing reaches the disk any more. */
export class Crash extends Error {}

export interface FaultyFileSystem {
  readonly fs: FileSystem
  /** Acts that changed the disk, or would have. */
  readonly acts: () => number
  /** Makes a file that was opened elsewhere share the fault. */
  readonly adopt: (file: OpenFile) => OpenFile
  readonly struck: () => boolean
  readonly crashed: () => boolean
}

/** `at` counts from 1; 0 never strikes. */
export function faultyFileSystem(fault: Fault, at: number): FaultyFileSystem {
  let acts = 0
  let struck = false
  let crashed = false

  async function act<T>(run: () => Promise<T>, write?: (limit: number) => Promise<T>): Promise<T> {
    if (crashed) throw new Crash()
    acts += 1
    if (acts !== at) return run()
    struck = true
    if (fault === 'shortWrite') return write ? write(3) : run()
    return fail(run, write)
  }

  /** A write that fails, or that the machine does not survive, may have arrived in part. */
  async function fail<T>(run: () => Promise<T>, write?: (limit: number) => Promise<T>): Promise<never> {
    if (fault === 'crashAfter') await run()
    else await write?.(4)
    crashed = fault.startsWith('crash')
    if (crashed) throw new Crash()
    throw Object.assign(new Error(fault), { code: fault })
  }

  function wrap(file: OpenFile): OpenFile {
    return {
      ...file,
      write: (bytes, position) =>
        act(
          () => file.write(bytes, position),
          (limit) => file.write(bytes.subarray(0, limit), position),
        ),
      truncate: (length) => act(() => file.truncate(length)),
      datasync: () => act(() => file.datasync()),
    }
  }

  return {
    acts: () => acts,
    adopt: wrap,
    struck: () => struck,
    crashed: () => crashed,
    fs: {
      ...nodeFileSystem,
      async open(path, how) {
        if (how === 'read') return nodeFileSystem.open(path, how)
        let opened: OpenFile | null = null
        try {
          return wrap(await act(async () => (opened = await nodeFileSystem.open(path, how))))
        } catch (error) {
          await (opened as OpenFile | null)?.close()
          throw error
        }
      },
      rename: (from, to) => act(() => nodeFileSystem.rename(from, to)),
      syncFolder: (path) => act(() => nodeFileSystem.syncFolder(path)),
      makeFolder: (path) => act(() => nodeFileSystem.makeFolder(path)),
      remove: (path) => act(() => nodeFileSystem.remove(path)),
    },
  }
}

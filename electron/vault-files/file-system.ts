/**
 * The few acts of the disk that durability rests on. Handed in, so that tests can make any of them fail at any moment.
 * All of them reject with an error that carries a `code` such as `ENOSPC`.
 */
export interface OpenFile {
  /** Writes the bytes at a place in the file and tells how many arrived: fewer than given is possible. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<number>
  /** Reads into `bytes` and tells how many were there: 0 at the end of the file. */
  readonly read: (bytes: Uint8Array, position: number) => Promise<number>
  readonly truncate: (length: number) => Promise<void>
  /** Returns after the disk has the content and the length (fdatasync). */
  readonly datasync: () => Promise<void>
  readonly size: () => Promise<number>
  readonly close: () => Promise<void>
}

export interface DiskSpace {
  readonly freeBytes: number
  /** The file system's magic number, where the system tells one (statfs(2)). */
  readonly type: number
}

export interface FileSystem {
  /** `create` fails when the name is taken, `write` begins an empty file, `update` wants an existing one. */
  readonly open: (path: string, how: 'read' | 'create' | 'write' | 'update') => Promise<OpenFile>
  /** Replaces the target when it exists. Also renames folders, onto names that are free. */
  readonly rename: (from: string, to: string) => Promise<void>
  /** Makes names in a folder durable. Does nothing where the system has no such act (Windows). */
  readonly syncFolder: (path: string) => Promise<void>
  /** Names in a folder, sorted; empty when there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>
  /** Makes a folder and those above it. */
  readonly makeFolder: (path: string) => Promise<void>
  /** Removes a file or a folder with all in it; an absent one is fine. */
  readonly remove: (path: string) => Promise<void>
  readonly space: (path: string) => Promise<DiskSpace>
}

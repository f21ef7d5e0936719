/** The vault's calls on the exchange folder. */
import type { FolderProblem } from '#shared/exchange/folder-files.ts'
import type { ClockRule } from '#shared/exchange/package-checks.ts'
import type { Result } from '#shared/base/result.ts'
import type { ImportError, ImportPreview } from '#renderer/vault/import-api.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'

/** How a run is made: in full; with a second look at all that was refused; or only writing, and only if that is quick. */
export type FolderRun = 'usual' | 'thorough' | 'quick'

export interface TakenIn {
  /** Name of the sending office. */
  readonly from: string
  /** Cases that came, changed or went. */
  readonly cases: number
  readonly conflicts: number
  /** It builds on something that has not arrived here. */
  readonly gap: boolean
  /** Number of the package, and of the last one of its sender that came before it. */
  readonly seq: number
  readonly seqBefore: number | null
  /** Whether anything at all has changed here. */
  readonly changed: boolean
  /** Entries that were not taken because of what is exchanged with that office. */
  readonly setAside: number
}

export interface FolderReport {
  /** `alone`: no network yet, so only invitations are looked for. */
  readonly state: 'none' | 'missing' | 'notWritable' | 'ready' | 'alone'
  readonly taken: readonly TakenIn[]
  readonly written: number
  readonly removed: number
  readonly invitations: readonly { readonly name: string; readonly from: string }[]
  readonly problems: readonly FolderProblem[]
  /** Why nothing, or not everything, could be put into the folder. */
  readonly writeProblem:
    | 'NoSpace'
    | 'WriteFailed'
    | 'ReadOnly'
    | 'DeviceBlocked'
    | 'DeviceLeft'
    | 'PackageTooBig'
    | 'NoUsableKey'
    | null
  /** Why nothing could be saved in the vault. */
  readonly saveProblem: 'NoSpace' | 'WriteFailed' | 'ReadOnly' | null
  /** Files that lie there beside those that were looked at. */
  readonly more: number
  /** Former folders in which own packages still lie; they are taken out once that is possible. */
  readonly leftBehind: readonly { readonly name: string; readonly count: number }[]
  /** A person stopped it between two files. */
  readonly stopped: boolean
  /** ISO day and time when something was last taken in or written. */
  readonly lastExchange: string | null
}

export interface FolderApi {
  /** Reads what is new in the folder, takes it in, writes what is due and tidies up. One run at a time: a second call joins. */
  readonly runFolder: (run: FolderRun, onProgress: OnProgress) => Promise<FolderReport>
  readonly stopFolder: () => Promise<void>
  /** Whether something is to be written, and the person has changed nothing for so many seconds. */
  readonly isFolderDue: (restSeconds: number) => Promise<boolean>
  /** Looks into a file of the folder that waits for a person, as `previewImport` does with one that a person opened. */
  readonly previewFolderFile: (
    name: string,
    clock: ClockRule,
    onProgress: OnProgress,
  ) => Promise<Result<ImportPreview, ImportError | { readonly type: 'FileUnreadable' }>>
  /** Takes this device's own packages out of the folder, before it is given up. `left`: so many could not be taken out. */
  readonly clearFolder: () => Promise<{ readonly left: number }>
}

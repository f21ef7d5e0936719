/** The contract's calls on single files that a person chooses. Paths stay here. */
import { basename } from 'node:path'
import { limits } from '#shared/contract/contract-shapes.ts'
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import type { Dialogs } from '#electron/files/dialogs.ts'
import type { OpenedFiles } from '#electron/files/opened-files.ts'
import { readChosenFile } from '#electron/files/read-chosen-file.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import type { HeldParts } from '#electron/vault-files/held-parts.ts'
import { replaceFile } from '#electron/vault-files/whole-file.ts'
import { attempt } from '#electron/vault-files/write-problem.ts'

type FileCalls = Pick<DesktopApi, 'pickFile' | 'takeOpenedFile' | 'holdFile' | 'saveFile'>

export interface FileTools {
  readonly fs: FileSystem
  readonly dialogs: Dialogs
  readonly openedFiles: OpenedFiles
  /** Parts of a file that is being saved. They may be in the clear: whoever locks forgets them. */
  readonly held: HeldParts
}

export function fileCalls({ fs, dialogs, openedFiles, held }: FileTools): FileCalls {
  return {
    async pickFile({ kind }) {
      const path = await dialogs.openFile(kind)
      return path === null
        ? { state: 'cancelled' }
        : readChosenFile(fs, path, kind === 'table' ? limits.table : limits.package)
    },
    async takeOpenedFile() {
      const path = openedFiles.take()
      if (path === null) return { state: 'none' }
      const read = await readChosenFile(fs, path, limits.package)
      return read.state === 'picked' ? { ...read, state: 'opened' } : read
    },
    async holdFile(part) {
      return held.hold(part) ? { ok: true } : { ok: false, problem: 'WriteFailed' }
    },
    async saveFile({ suggestedName, ...last }) {
      const bytes = held.finish(last)
      if (bytes === null) return { state: 'failed', problem: 'WriteFailed' }
      const path = await dialogs.saveFile(suggestedName)
      if (path === null) return { state: 'cancelled' }
      const saved = await attempt(() => replaceFile(fs, path, bytes))
      return saved.ok ? { state: 'saved', name: basename(path) } : { state: 'failed', problem: saved.error }
    },
  }
}

/** The contract's calls on the window itself, and on the process that typesets for it. */
import type { WebContents } from 'electron'
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import type { Dialogs } from '#electron/files/dialogs.ts'
import type { DocumentTargets } from '#electron/typesetter/document-targets.ts'
import type { TypesetterProcess } from '#electron/typesetter/typesetter-process.ts'
import type { WindowLife } from '#electron/window/window-life.ts'

type WindowCalls = Pick<
  DesktopApi,
  'openTypesetter' | 'chooseDocumentTarget' | 'printWindow' | 'noteWork' | 'lock' | 'quit'
>

export interface WindowTools {
  readonly life: WindowLife
  readonly typesetter: TypesetterProcess
  readonly targets: DocumentTargets
  readonly dialogs: Dialogs
  readonly quit: () => void
}

export function windowCalls({ life, typesetter, targets, dialogs, quit }: WindowTools): WindowCalls {
  return {
    async openTypesetter() {
      const contents = life.contents()
      return { opened: contents !== null && typesetter.open(contents) }
    },
    async chooseDocumentTarget({ suggestedName }) {
      const path = await dialogs.saveFile(suggestedName)
      return { target: path === null ? null : targets.add(path) }
    },
    async printWindow() {
      const contents = life.contents()
      return { printed: contents !== null && (await print(contents)) }
    },
    async noteWork() {
      life.noteWork()
      return {}
    },
    async lock() {
      // The caller's process ends now; it will not hear an answer.
      void life.session.endNow()
      return {}
    },
    async quit() {
      quit()
      return {}
    },
  }
}

function print(contents: WebContents): Promise<boolean> {
  return new Promise((resolve) => {
    contents.print({ silent: false, printBackground: false }, (printed) => resolve(printed))
  })
}

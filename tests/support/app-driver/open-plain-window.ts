/** The runtime with an empty window, in which files are opened as somebody without the app would. */
import type { Page } from 'playwright-core'
import { sandboxSwitches } from '#build/prepare.ts'
import { ensureRuntime } from '#build/runtime.ts'
import { inRoot } from '#build/tools/paths.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { startApp } from '#tests/support/app-driver/start-app.ts'

export interface PlainWindow {
  readonly page: Page
  /** A folder for the files to open; gone when the window is left. */
  readonly folder: string
  /** What the window complained of. */
  readonly complaints: () => readonly string[]
  readonly leave: () => Promise<void>
}

export async function openPlainWindow(name: string): Promise<PlainWindow> {
  const { executable } = await ensureRuntime()
  const home = makeAppHome(name)
  const place = inRoot('tests/support/plain-window')
  const target = { kind: 'built', executable, arguments: [...sandboxSwitches(), place] } as const
  const app = await startApp({ target, home })
  return {
    page: app.page(),
    folder: home.outside,
    complaints: app.complaints,
    leave: async () => {
      await app.kill()
      home.remove()
    },
  }
}

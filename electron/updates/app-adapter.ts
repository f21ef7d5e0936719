/** What electron-updater asks of the program around it. Handed in, so that the real updater also runs without a window. */
import { join } from 'node:path'
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js'

export interface ProgramAround {
  readonly version: string
  /** Where loaded files and the updater's notes lie. */
  readonly folder: string
  /** The description that the packed program carries; it names the publisher on Windows. */
  readonly configPath: string
  readonly onQuit: (handler: (exitCode: number) => void) => void
}

export function createAppAdapter({ version, folder, configPath, onQuit }: ProgramAround): AppAdapter {
  return {
    version,
    name: 'fallkoffer',
    // Whether this installation can update itself is decided before the updater is made.
    isPackaged: true,
    appUpdateConfigPath: configPath,
    userDataPath: folder,
    baseCachePath: join(folder, 'loaded'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit,
  }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the runtime came from. Only `official` ones may be shipped. */
export type RuntimeOrigin = 'named by ELECTRON_OVERRIDE_DIST_PATH' | 'official' | 'carried by npm'

export interface Runtime {
  readonly origin: RuntimeOrigin
  readonly version: string
  /** The folder with the executable and all that belongs to it: electron-builder's `electronDist`. */
  readonly folder: string
  readonly executable: string
}

const executables: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** The path of the program inside Electron's folder on this system. */
export function executableIn(folder: string): string {
  return join(folder, executables[process.platform] ?? 'electron')
}

/** Reads the `version` file that every Electron folder has; `undefined` when there is none. */
export async function versionIn(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'version'), 'utf8').catch(() => undefined)
  return text?.trim().replace(/^v/, '')
}

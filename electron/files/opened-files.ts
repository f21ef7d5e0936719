/** A package that was opened from outside, by a double click: kept as a path until the window asks for it. */
import { isAbsolute, resolve } from 'node:path'

export interface OpenedFiles {
  readonly note: (path: string) => void
  /** The newest one, once. */
  readonly take: () => string | null
}

export function createOpenedFiles(): OpenedFiles {
  let waiting: string | null = null
  return {
    note(path) {
      waiting = path
    },
    take() {
      const path = waiting
      waiting = null
      return path
    },
  }
}

/**
 * The package named on a command line. Only arguments that end like a package count: the program's own path and the
 * switches of Chromium stand there too.
 */
export function packageOf(commandLine: readonly string[], folder: string): string | null {
  const named = commandLine.slice(1).findLast((word) => !word.startsWith('-') && /\.age$/i.test(word))
  if (named === undefined) return null
  return isAbsolute(named) ? named : resolve(folder, named)
}

/**
 * Puts a loaded AppImage in the place of the running one: checked once more, written beside, renamed. The library would
 * delete the old program first and then move the new one, which a full disk turns into no program at all.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'

export interface LoadedFile {
  readonly path: string
  /** Base64, from the description of the update. */
  readonly sha512: string
}

/** Synchronous, because it runs while the program ends. The answer tells whether the new program is in place. */
export function replaceAppImage(loaded: LoadedFile, program: string): boolean {
  const beside = `${program}.new`
  try {
    copyFileSync(loaded.path, beside)
    // The copy is what counts: the loaded file may have been changed since it was checked.
    if (digestOf(beside) !== loaded.sha512) throw new Error('the loaded file was changed')
    chmodSync(beside, 0o755)
    syncFile(beside)
    renameSync(beside, program)
    return true
  } catch {
    rmSync(beside, { force: true })
    return false
  }
}

function digestOf(path: string): string {
  return createHash('sha512').update(readFileSync(path)).digest('base64')
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

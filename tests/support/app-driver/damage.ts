/** The ways in which Chromium's own storage breaks, each of which makes it drop a whole database (LevelDB). */
import {
  closeSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

export interface Damage {
  readonly name: string
  /** What is cut off may be something that nothing rests on. */
  readonly mayBeHarmless?: true
  readonly apply: (profile: string) => void
}

export const damages: readonly Damage[] = [
  { name: 'the whole storage is gone', apply: (profile) => rmSync(storage(profile), { recursive: true }) },
  { name: 'one byte of a table is flipped', apply: onTables(flipMiddle) },
  {
    name: 'a table is cut in half',
    apply: onTables((path) => truncateSync(path, Math.floor(statSync(path).size / 2))),
  },
  { name: 'a table is empty', apply: onTables((path) => truncateSync(path, 0)) },
  { name: 'a table is gone', apply: onTables((path) => rmSync(path)) },
  { name: 'the manifest is empty', apply: onFiles(/^MANIFEST-/, (path) => truncateSync(path, 0)) },
  {
    name: 'the pointer to the manifest is empty',
    apply: onFiles(/^CURRENT$/, (path) => truncateSync(path, 0)),
  },
  { name: 'the end of the log is zeroed', apply: onFiles(/\.log$/, zeroTail) },
  { name: 'one byte of the log is flipped', apply: onFiles(/\.log$/, flipMiddle) },
  {
    name: 'the log lost its last 100 bytes',
    mayBeHarmless: true,
    apply: onFiles(/\.log$/, (path) => cutTail(path, 100)),
  },
  {
    name: 'the log lost its last 20,000 bytes',
    mayBeHarmless: true,
    apply: onFiles(/\.log$/, (path) => cutTail(path, 20_000)),
  },
]

/**
 * Has LevelDB write what its log holds into a table, and waits until that stands. Deleting a database beside
 * the vault's makes Chromium compact, and compacting empties the log; by itself that would come after 4 MiB.
 */
export async function turnLogIntoTable(page: Page, profile: string): Promise<void> {
  const before = bytesOf(profile, /\.log$/)
  await page.evaluate(deleteDatabaseBeside)
  // The log goes once the table is whole and stands in the manifest, and not before.
  const isTurned = (): boolean =>
    bytesOf(profile, /\.log$/) < before && bytesOf(profile, /\.ldb$/) > before / 4
  await waitUntil(isTurned, { what: 'the log turned into a table' })
}

/** Runs inside the window: it may use nothing from this file. */
async function deleteDatabaseBeside(): Promise<void> {
  const ended = async (request: IDBOpenDBRequest): Promise<void> =>
    new Promise((done, fail) => {
      request.onsuccess = () => done()
      request.onerror = () => fail(request.error ?? new Error('no reason'))
    })
  const opening = indexedDB.open('beside-the-vault')
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows').put('value', 'key')
  await ended(opening)
  opening.result.close()
  await ended(indexedDB.deleteDatabase('beside-the-vault'))
}

function bytesOf(profile: string, name: RegExp): number {
  return filesOf(profile, name).reduce((sum, path) => sum + sizeOf(path), 0)
}

function storage(profile: string): string {
  return join(profile, 'IndexedDB')
}

function onTables(spoil: (path: string) => void): (profile: string) => void {
  return onFiles(/\.ldb$/, spoil)
}

/** Spoils every file of the database whose name fits; a damage that finds nothing to spoil would prove nothing. */
function onFiles(name: RegExp, spoil: (path: string) => void): (profile: string) => void {
  return (profile) => {
    const paths = filesOf(profile, name)
    if (paths.length === 0) throw new Error(`Nothing to spoil: ${String(name)} in ${storage(profile)}`)
    for (const path of paths) spoil(path)
  }
}

/** The files of the database whose name fits and that hold something. */
function filesOf(profile: string, name: RegExp): readonly string[] {
  const folder = readdirSync(storage(profile)).find((entry) => entry.endsWith('.indexeddb.leveldb')) ?? ''
  return readdirSync(join(storage(profile), folder))
    .filter((file) => name.test(file))
    .map((file) => join(storage(profile), folder, file))
    .filter((path) => sizeOf(path) > 0)
}

/** A file that Chromium removes meanwhile has none. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function flipMiddle(path: string): void {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle)
  writeFileSync(path, bytes)
}

function zeroTail(path: string): void {
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0, Math.max(0, bytes.length - 8192)))
}

function cutTail(path: string, count: number): void {
  const file = openSync(path, 'r+')
  ftruncateSync(file, Math.max(0, statSync(path).size - count))
  closeSync(file)
}

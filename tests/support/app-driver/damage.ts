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

function storage(profile: string): string {
  return join(profile, 'IndexedDB')
}

function onTables(spoil: (path: string) => void): (profile: string) => void {
  return onFiles(/\.ldb$/, spoil)
}

/** Spoils every file of the database whose name fits; a damage that finds nothing to spoil would prove nothing. */
function onFiles(name: RegExp, spoil: (path: string) => void): (profile: string) => void {
  return (profile) => {
    const folder = readdirSync(storage(profile)).find((entry) => entry.endsWith('.indexeddb.leveldb')) ?? ''
    const found = readdirSync(join(storage(profile), folder)).filter((file) => name.test(file))
    const paths = found
      .map((file) => join(storage(profile), folder, file))
      .filter((path) => statSync(path).size > 0)
    if (paths.length === 0) throw new Error(`Nothing to spoil: ${String(name)} in ${folder}`)
    for (const path of paths) spoil(path)
  }
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

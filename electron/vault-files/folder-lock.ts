/**
 * The vault folder's lock: a file that names the process using it. It goes when the program ends in order, so one that
 * was left behind also tells of a crash or a power cut.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { FileSystem, OpenFile } from '#electron/vault-files/file-system.ts'
import { readWholeFile, writeAll } from '#electron/vault-files/whole-file.ts'
import { attempt, hasCode } from '#electron/vault-files/write-problem.ts'

/** A process number alone would be taken for alive when the system has given it to another since. */
const Holder = z.strictObject({ pid: z.number().int().positive(), started: z.string() })
type Holder = z.infer<typeof Holder>

export type FolderLock =
  | { readonly state: 'held'; readonly uncleanBefore: boolean; readonly release: () => Promise<void> }
  | { readonly state: 'inUse' }

export interface Processes {
  readonly ownPid: number
  /** When a process started, in the system's own words; `null` when there is no such process. */
  readonly startOf: (pid: number) => string | null
}

/** Takes the lock. Rejects with the disk's error. */
export async function lockFolder(fs: FileSystem, folder: string, processes: Processes): Promise<FolderLock> {
  await fs.makeFolder(folder)
  const path = join(folder, 'in-use.lock')
  const release = () => fs.remove(path)
  if (await tryCreate(fs, path, processes)) return { state: 'held', uncleanBefore: false, release }
  if (isAlive(await readHolder(fs, path), processes)) return { state: 'inUse' }
  await fs.remove(path)
  if (!(await tryCreate(fs, path, processes))) return { state: 'inUse' }
  return { state: 'held', uncleanBefore: true, release }
}

async function tryCreate(fs: FileSystem, path: string, { ownPid, startOf }: Processes): Promise<boolean> {
  try {
    const file = await fs.open(path, 'create')
    try {
      const holder: Holder = { pid: ownPid, started: startOf(ownPid) ?? '' }
      await attempt(() => writeHolder(file, holder))
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** On a full disk the lock stays without a name. Whoever cannot start cannot read either, nor make room. */
async function writeHolder(file: OpenFile, holder: Holder): Promise<void> {
  await writeAll(file, new TextEncoder().encode(JSON.stringify(holder)), 0)
  await file.datasync()
}

async function readHolder(fs: FileSystem, path: string): Promise<Holder | null> {
  try {
    const bytes = await readWholeFile(fs, path, 1024)
    const parsed = Holder.safeParse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function isAlive(holder: Holder | null, { ownPid, startOf }: Processes): boolean {
  if (holder === null || holder.pid === ownPid) return false
  return startOf(holder.pid) === holder.started
}

export const systemProcesses: Processes = { ownPid: process.pid, startOf }

/** Linux tells the start time; elsewhere only whether the process is there. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') return startOnLinux(pid)
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    return hasCode(error, 'EPERM') ? 'alive' : null
  }
}

/** Field 22 of /proc/PID/stat, proc(5); the name in field 2 may hold blanks and brackets. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return null
  }
}

/** The exchange folder that a person has chosen. Its place is kept beside the vault and never leaves the machine. */
import { basename, relative, isAbsolute, resolve } from 'node:path'
import * as z from 'zod'
import type { ExchangeFolder } from '#shared/contract/exchange-folder-calls.ts'
import type { FolderDisk } from '#electron/exchange-folder/folder-disk.ts'

export const ChosenFolder = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  path: z.string().min(1),
})
export type ChosenFolder = z.infer<typeof ChosenFolder>

/** Folders that were used before, and in which own packages may still lie; the last ones. */
export const FormerFolders = z.array(ChosenFolder).readonly()
export type FormerFolders = z.infer<typeof FormerFolders>

const mostFormer = 10

export function withFormer(former: FormerFolders, chosen: ChosenFolder | null): FormerFolders {
  return chosen ? [...former, chosen].slice(-mostFormer) : former
}

const defaultRestSeconds = 120

/** From an environment variable in seconds: lets a test see a package go without waiting. Anything else is the default. */
export function restSecondsFrom(variable: string | undefined): number {
  return variable !== undefined && /^\d{1,5}$/.test(variable) ? Number(variable) : defaultRestSeconds
}

/** How the folder stands now. A share that does not answer counts as missing. */
export async function stateOfFolder(
  disk: FolderDisk,
  chosen: ChosenFolder | null,
  restSeconds: number,
): Promise<ExchangeFolder> {
  if (chosen === null) return { state: 'none', restSeconds }
  const { id, path } = chosen
  const facts = await disk.facts(path).catch(() => null)
  const mayWrite = facts?.kind === 'folder' && (await disk.mayWrite(path))
  const state = facts?.kind !== 'folder' ? 'missing' : mayWrite ? 'ready' : 'notWritable'
  return { state, id, name: basename(path) || path, restSeconds }
}

/** Whether one place lies in the other: the program's own folder is no place for files of others. */
export function overlaps(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a)
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(resolve(outer), resolve(inner))
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

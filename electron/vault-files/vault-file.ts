/**
 * The vault file (wrapped keys) and its two former generations, or a copy of itself once it has proved good.
 *
 * On disk it is the worker's JSON, a line break, and the SHA-256 of the JSON in hex. A flipped bit inside a wrapped key
 * is still proper JSON, and only the worker with its key could tell; with the digest the machine falls back by itself.
 */
import { join } from 'node:path'
import { bytesToHex, utf8ToBytes } from '#shared/base/bytes.ts'
import { limits } from '#shared/contract/contract-shapes.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { sha256 } from '#electron/vault-files/frame-file.ts'
import { readWholeFile, replaceFile } from '#electron/vault-files/whole-file.ts'

const names = ['vault.json', 'vault.json.1', 'vault.json.2'] as const
export const vaultFileName = names[0]

export type VaultFileState =
  | { readonly state: 'none' }
  | { readonly state: 'found'; readonly json: string; readonly generation: number }
  | { readonly state: 'damaged' }

const digestLength = 64

export function encodeVaultFile(json: string): Uint8Array {
  return utf8ToBytes(`${json}\n${digestOf(json)}\n`)
}

/** The JSON inside, or `null` when the file is not what was once written. */
export function decodeVaultFile(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes)
  const json = text.slice(0, -(digestLength + 2))
  return text === `${json}\n${digestOf(json)}\n` ? json : null
}

function digestOf(json: string): string {
  return bytesToHex(sha256([utf8ToBytes(json)]))
}

/** The newest generation that is sound. */
export async function readVaultFile(fs: FileSystem, folder: string): Promise<VaultFileState> {
  let somethingThere = false
  for (const [generation, name] of names.entries()) {
    const read = await readOne(fs, join(folder, name))
    if (read.there) somethingThere = true
    if (read.json !== null) return { state: 'found', json: read.json, generation }
  }
  return { state: somethingThere ? 'damaged' : 'none' }
}

interface ReadOne {
  readonly there: boolean
  readonly json: string | null
}

async function readOne(fs: FileSystem, path: string): Promise<ReadOne> {
  try {
    const bytes = await readWholeFile(fs, path, limits.vaultFile + digestLength + 2)
    return { there: bytes !== null, json: bytes === null ? null : decodeVaultFile(bytes) }
  } catch {
    // Unreadable by the disk is as good as damaged: the former generation may still be fine.
    return { there: true, json: null }
  }
}

/**
 * Replaces the vault file. The former one is copied, not renamed away, so that at every moment the newest name holds
 * either the old or the new content. Rejects with the disk's error.
 */
export async function writeVaultFile(fs: FileSystem, folder: string, json: string): Promise<void> {
  const [newest, former, oldest] = names.map((name) => join(folder, name)) as [string, string, string]
  const current = await readOne(fs, newest)
  // Only a sound file may push out an older one.
  if (current.json !== null && current.json !== json) {
    const previous = await readOne(fs, former)
    if (previous.json !== null && previous.json !== current.json)
      await replaceFile(fs, oldest, encodeVaultFile(previous.json))
    await replaceFile(fs, former, encodeVaultFile(current.json))
  }
  await replaceFile(fs, newest, encodeVaultFile(json))
}

/**
 * The newest has proved good: what may open with a former passphrase goes, and a copy of the newest takes its place. A
 * vault whose only file of keys has a flipped bit would be lost. Nothing happens when the newest itself is not sound.
 * Rejects with the disk's error.
 */
export async function settleVaultFile(fs: FileSystem, folder: string): Promise<void> {
  const [newest, copy, oldest] = names.map((name) => join(folder, name)) as [string, string, string]
  const { json } = await readOne(fs, newest)
  if (json === null) return
  if ((await readOne(fs, copy)).json !== json) await replaceFile(fs, copy, encodeVaultFile(json))
  await fs.remove(oldest)
}

/** A vault's files in a folder of their own, and what a later start finds there. */
import { expect } from 'vitest'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { createVaultFiles, type VaultFiles } from '#electron/vault-files/vault-files.ts'

export const vaultId = '0123456789abcdef'.repeat(2)

export interface Start {
  readonly folder: string
  readonly fs?: FileSystem
  readonly freeFloor?: number
  readonly now?: () => number
  /** Answers every folder dialog. */
  readonly chosen?: () => string | null
}

/** In memory where there is such a place: the faults are made, and thousands of real syncs would only take time. */
export function newFolder(): Promise<string> {
  const memory = '/dev/shm'
  return mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'vault-'))
}

export function startVault({ folder, fs = nodeFileSystem, freeFloor = 0, now, chosen }: Start): VaultFiles {
  return createVaultFiles({
    place: { fs, clock: { now: now ?? Date.now }, random: countingRandom(), folder, freeFloor },
    refusal: null,
    chooseFolder: async () => chosen?.() ?? null,
    onSnapshot: async () => undefined,
  })
}

/** Different bytes at each call, also after a restart within one test. */
function countingRandom() {
  return { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }
}

export function payload(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export interface Found {
  readonly vaultJson: string | null
  readonly snapshot: readonly string[]
  readonly journal: readonly string[]
  readonly tornBytes: number
}

/** Everything a fresh start reads: the vault file, the rows of the current snapshot, the journal's frames. */
export async function findAll(folder: string): Promise<Found> {
  const vault = startVault({ folder })
  const file = await vault.api.readVaultFile({})
  const open = await vault.api.openJournal({ vaultId })
  if (open.state !== 'open') throw new Error(`the journal is ${open.state}`)
  const snapshot = await vault.api.readSnapshot({ snapshotId: open.snapshotId, after: 0 })
  if (!snapshot.ok) throw new Error('the snapshot cannot be read')
  const journal = await vault.api.readJournal({ snapshotId: open.snapshotId, after: 0 })
  await vault.close()
  const texts = (frames: readonly Uint8Array[]) => frames.map((frame) => new TextDecoder().decode(frame))
  return {
    vaultJson: file.state === 'found' ? file.json : null,
    snapshot: texts(snapshot.frames).slice(1, -1),
    journal: texts(journal.frames),
    tornBytes: open.tornBytes,
  }
}

/** Opens the journal, which must be there. */
export async function opened(api: VaultFiles['api']) {
  const open = await api.openJournal({ vaultId })
  if (open.state !== 'open') throw new Error('not open')
  return open
}

/** Appends texts, each as a confirmed frame. */
export async function save(api: VaultFiles['api'], ...texts: readonly string[]): Promise<void> {
  for (const text of texts)
    expect(await api.appendJournal({ payload: payload(text), held: 0 })).toMatchObject({ ok: true })
}

/** Takes a snapshot of these rows. */
export async function snapshot(api: VaultFiles['api'], ...rows: readonly string[]): Promise<void> {
  expect(await api.beginSnapshot({})).toEqual({ ok: true })
  for (const row of rows) expect(await api.writeSnapshot({ payload: payload(row) })).toEqual({ ok: true })
  expect(await api.finishSnapshot({ rows: rows.length })).toMatchObject({ ok: true })
}

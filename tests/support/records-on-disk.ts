/**
 * All records of an office as they lie on its disk: newest snapshot and journal, opened with the passphrase under the
 * real key derivation. The app must have ended. The folder is copied first and left as it is.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import { stretchWithArgon2 } from '#shared/crypto/stretch.ts'
import { readVaultFile } from '#shared/crypto/vault-file.ts'
import { openVault, type OpenVault } from '#shared/crypto/vault-keys.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { createVaultFiles, type VaultFiles } from '#electron/vault-files/vault-files.ts'
import { framesOf } from '#renderer/vault/machine.ts'
import { openBodyPage } from '#renderer/vault/pages.ts'
import { journalRows, snapshotRows } from '#renderer/vault/replay.ts'
import { createRowBox, type RowBox } from '#renderer/vault/row-box.ts'
import { must } from '#tests/support/vault-office.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const vaultCrypto = { subtle: crypto.subtle, random: webRandom, stretch: stretchWithArgon2 }

export type RecordsOnDisk = ReadonlyMap<string, MergeableRecord>

/** `folder` is the vault's own. */
export async function recordsOnDisk(folder: string, passphrase: string): Promise<RecordsOnDisk> {
  const copy = mkdtempSync(join(tmpdir(), 'fallkoffer-read-'))
  cpSync(folder, copy, { recursive: true })
  const files = createVaultFiles({
    place: { fs: nodeFileSystem, clock: { now: Date.now }, random: webRandom, folder: copy, freeFloor: 0 },
    refusal: null,
    chooseFolder: async () => null,
    onSnapshot: async () => undefined,
  })
  try {
    return await readAll(files, passphrase)
  } finally {
    await files.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Deriving the key takes a second and half the memory of the machine: once for each vault file. */
const opened = new Map<string, Promise<OpenVault>>()

function vaultOf(json: string, passphrase: string): Promise<OpenVault> {
  const known = opened.get(json)
  if (known) return known
  const opening = openVault(vaultCrypto, must(readVaultFile(json)), { passphrase }).then(must)
  opened.set(json, opening)
  return opening
}

async function readAll({ api }: VaultFiles, passphrase: string): Promise<RecordsOnDisk> {
  const file = await api.readVaultFile({})
  if (file.state !== 'found') throw new Error('no vault file')
  const vault = await vaultOf(file.json, passphrase)
  const box = createRowBox(vaultCrypto, [{ kid: vault.file.kid, key: vault.keys.row }])
  const journal = await api.openJournal({ vaultId: vault.file.vaultId })
  if (journal.state !== 'open') throw new Error(`the journal is ${journal.state}`)
  const { snapshotId } = journal
  const records = new Map<string, MergeableRecord>()
  const take = async (rows: ReturnType<typeof journalRows>): Promise<void> => {
    if (!rows) throw new Error('a frame does not read')
    for (const row of rows) for (const record of await recordsOf(box, row)) records.set(record.id, record)
  }
  const snapshotPart = async (after: number) => {
    const part = await api.readSnapshot({ snapshotId, after })
    return part.ok ? part : null
  }
  for await (const { seq, payload } of framesOf(snapshotPart, 0)) await take(snapshotRows(seq, payload))
  for await (const { payload } of framesOf((after) => api.readJournal({ snapshotId, after }), 0))
    await take(journalRows(payload))
  return records
}

type Row = NonNullable<ReturnType<typeof journalRows>>[number]

/** Throws when a row does not open: a comparison that cannot see finds no difference. */
async function recordsOf(box: RowBox, { store, id, envelope }: Row): Promise<readonly MergeableRecord[]> {
  if (!envelope || (store !== 'bodies' && store !== 'bodyPages')) return []
  if (store === 'bodyPages') {
    const page = await openBodyPage(box, { id, c: envelope.slice() })
    if (!page) throw new Error(`page ${id} does not open`)
    return page
  }
  const record = (await box.open('bodies', id, envelope)) as MergeableRecord | undefined
  if (!record) throw new Error(`record ${id} does not open`)
  return [record]
}

/** One text for the whole office, the same bytes for the same state. */
export function spelled(records: RecordsOnDisk): string {
  const sorted = [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return sorted.map((record) => canonicalJson(record)).join('\n')
}

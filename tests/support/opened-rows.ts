/**
 * Every row of an office's working copy, of its newest snapshot and of the journal after it, opened with the office's
 * own key: what somebody with the passphrase and much patience could still find there.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readVaultFile } from '#shared/crypto/vault-file.ts'
import { openVault } from '#shared/crypto/vault-keys.ts'
import { readFramePayload } from '#shared/storage/frame-payload.ts'
import { journalFrames, snapshotFrames } from '#renderer/vault/machine.ts'
import { createRowBox, type StoreName } from '#renderer/vault/row-box.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import { quickVaultCrypto } from '#tests/support/vault-crypto.ts'
import { must, type Office } from '#tests/support/vault-office.ts'

/** All of it as one text. Throws when a row does not open: a search that cannot see finds nothing. */
export async function openedRows(office: Office, passphrase: string): Promise<string> {
  const file = await office.machine().readVaultFile({})
  if (file.state !== 'found') throw new Error('no vault file')
  const vault = must(await openVault(quickVaultCrypto, must(readVaultFile(file.json)), { passphrase }))
  const box = createRowBox(quickVaultCrypto, [{ kid: vault.file.kid, key: vault.keys.row }])
  const rows = [...(await rowsOfCopy(office)), ...(await rowsOfFiles(office))]
  const opened = await Promise.all(
    rows.map(async ({ store, id, c }) => {
      const value = await box.open(store, id, c)
      if (value === undefined) throw new Error(`${store} ${id} does not open`)
      return JSON.stringify(value)
    }),
  )
  return opened.join('\n')
}

interface Row {
  readonly store: StoreName
  readonly id: string
  readonly c: Uint8Array
}

async function rowsOfCopy(office: Office): Promise<readonly Row[]> {
  const db = createVaultDatabase(office.engine())
  const tables = ['heads', 'headPages', 'bodies', 'bodyPages'] as const
  const found = await Promise.all(
    tables.map(async (store) => (await db[store].toArray()).map(({ id, c }) => ({ store, id, c }))),
  )
  const controls = await db.ctl.toArray()
  db.close()
  return [...found.flat(), ...controls.map(({ k, c }) => ({ store: 'ctl' as const, id: k, c }))]
}

async function rowsOfFiles(office: Office): Promise<readonly Row[]> {
  const names = (await readdir(join(office.folder, 'generations'))).sort()
  const snapshotId = names.at(-1)?.slice(-32) ?? ''
  const rows: Row[] = []
  const take = (payload: Uint8Array) => {
    const read = readFramePayload(payload)
    for (const { store, id, envelope } of read.ok ? read.value : []) {
      if (envelope) rows.push({ store: store as StoreName, id, c: envelope })
    }
  }
  for await (const { payload } of snapshotFrames(office.machine(), snapshotId)) take(payload)
  for await (const { payload } of journalFrames(office.machine(), snapshotId, 0)) take(payload)
  return rows
}

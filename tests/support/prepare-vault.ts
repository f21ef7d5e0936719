/**
 * Makes a vault folder with many cases, as the app itself would have left it: vault file, one snapshot, an empty
 * journal. The app unlocks it with the passphrase and makes its working copy from the snapshot. For benchmarks and
 * end-to-end tests; clicking 50,000 cases together would take a week.
 *
 *   node tests/support/prepare-vault.ts --home <FALLKOFFER_HOME> --cases 5000 [--seed 1] [--passphrase <words>]
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import { createDeviceKeys, publicDeviceOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { stretchWithArgon2 } from '#shared/crypto/stretch.ts'
import { vaultFileToJson } from '#shared/crypto/vault-file.ts'
import { createVault } from '#shared/crypto/vault-keys.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters, type Author, type RegisterWrite } from '#shared/records/write.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { createVaultFiles } from '#electron/vault-files/vault-files.ts'
import type { OfficeRow, Own } from '#renderer/vault/controls.ts'
import { freshId, recordsPerPage, sealBodyPages } from '#renderer/vault/pages.ts'
import { createRowBox } from '#renderer/vault/row-box.ts'
import { createSnapshotWriter } from '#renderer/vault/snapshot-writer.ts'
import { syntheticCases } from '#tests/support/synthetic-office.ts'

export interface VaultOrder {
  /** The vault's own folder, not the app's. Must hold no vault yet. */
  readonly folder: string
  readonly office: string
  readonly region: Region
  readonly adviser: string
  readonly passphrase: string
  /** The first registers of each case, `code` included. */
  readonly cases: Iterable<{ readonly id?: string; readonly writes: readonly RegisterWrite[] }>
  /** Of a device whose keys are known beforehand. */
  readonly device?: DeviceKeys
  /** What lies there as it stands, such as what several devices wrote in. */
  readonly records?: readonly MergeableRecord[]
}

export interface PreparedVault {
  readonly vaultId: string
  readonly recoveryCode: string
  readonly cases: number
}

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }
const vaultCrypto = { subtle: crypto.subtle, random, stretch: stretchWithArgon2 }
const clock = { now: () => Date.now() }

/** Pages are sealed so many records at a time. */
const recordsAtOnce = recordsPerPage * 32

export async function prepareVault(order: VaultOrder): Promise<PreparedVault> {
  const files = createVaultFiles({
    place: { fs: nodeFileSystem, clock, random, folder: order.folder, freeFloor: 0 },
    refusal: null,
    chooseFolder: async () => null,
    onSnapshot: async () => undefined,
  })
  await nodeFileSystem.makeFolder(order.folder)
  const device = order.device ?? (await createDeviceKeys(random))
  const { vault, recoveryCode } = await createVault(vaultCrypto, {
    created: dateAt(clock.now(), 'Europe/Berlin'),
    adviser: { label: order.adviser, passphrase: order.passphrase },
    device,
  })
  const { vaultId, kid } = vault.file
  must(await files.api.writeVaultFile({ json: vaultFileToJson(vault.file) }))
  const opened = await files.api.openJournal({ vaultId })
  if (opened.state !== 'open') throw new Error('the journal does not open')
  must(await files.api.beginSnapshot({}))
  const box = createRowBox(vaultCrypto, [{ kid, key: vault.keys.row }])
  const writer = createSnapshotWriter(files.api)
  const first: Author = { device: (await publicDeviceOf(device)).id, counter: 0, stamp: firstStamp }
  const putAll = async (records: readonly MergeableRecord[]): Promise<number> => {
    for (const { row } of await sealBodyPages(box, random, records)) {
      await writer.put({ store: 'bodyPages', id: row.id, envelope: row.c })
    }
    return records.length
  }
  let cases = await putAll(order.records ?? [])
  let author = first
  for (const { records, last } of batchesOf(order.cases, first)) {
    cases += await putAll(records)
    author = last
  }
  const office: OfficeRow = { name: order.office, region: order.region, lastBackup: null }
  const controls: Readonly<Record<string, Own | OfficeRow>> = { own: author, office }
  for (const [k, value] of Object.entries(controls)) {
    await writer.put({ store: 'ctl', id: k, envelope: await box.seal('ctl', k, value) })
  }
  if (!(await writer.flush()).ok) throw new Error('the snapshot could not be written')
  must(await files.api.finishSnapshot({ rows: writer.rows() }))
  await files.close()
  return { vaultId, recoveryCode, cases }
}

interface Batch {
  readonly records: readonly MergeableRecord[]
  readonly last: Author
}

function* batchesOf(cases: VaultOrder['cases'], first: Author): Generator<Batch> {
  let author = first
  let records: MergeableRecord[] = []
  for (const { id, writes } of cases) {
    const context = { author, now: clock.now(), schemaVersion: 1 }
    const written = writeRegisters(emptyRecord(id ?? freshId(random)), writes, context)
    author = written.author
    records.push(written.record)
    if (records.length === recordsAtOnce) {
      yield { records, last: author }
      records = []
    }
  }
  if (records.length > 0) yield { records, last: author }
}

function must(outcome: { readonly ok: boolean }): void {
  if (!outcome.ok) throw new Error(`the vault could not be written: ${JSON.stringify(outcome)}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      home: { type: 'string' },
      cases: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: '2026-11-22' },
      passphrase: { type: 'string', default: 'amber basket candle dragon ember' },
    },
  })
  if (values.home === undefined) throw new Error('--home is the folder that FALLKOFFER_HOME names')
  const order = {
    seed: Number(values.seed),
    cases: Number(values.cases),
    until: values.until as CalendarDate,
    region: 'magdeburg',
  } as const
  const prepared = await prepareVault({
    folder: join(values.home, 'vault'),
    office: 'Beratungsstelle Nord',
    region: 'magdeburg',
    adviser: 'AB',
    passphrase: values.passphrase,
    cases: syntheticCases(order),
  })
  process.stdout.write(`${JSON.stringify({ ...prepared, passphrase: values.passphrase })}\n`)
}

if (import.meta.main) await main()

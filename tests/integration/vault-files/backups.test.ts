import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { VaultFiles } from '#electron/vault-files/vault-files.ts'
import { findAll, newFolder, opened, save, snapshot, startVault } from '#tests/support/vault-on-disk.ts'

let folder = ''
let stick = ''
const started: VaultFiles[] = []

beforeEach(async () => {
  folder = await newFolder()
  stick = await newFolder()
})
afterEach(async () => {
  for (const vault of started.splice(0)) await vault.close()
  for (const place of [folder, stick]) await rm(place, { recursive: true, force: true })
})

function start(options: Partial<Parameters<typeof startVault>[0]> = {}): VaultFiles['api'] {
  const vault = startVault({ folder, chosen: () => stick, ...options })
  started.push(vault)
  return vault.api
}

test('a backup can be written, opened, read through and adopted on another machine', async () => {
  const api = start()
  await api.writeVaultFile({ json: '{"n":1}' })
  await opened(api)
  await snapshot(api, 'A', 'B')
  await save(api, 'c')
  const written = await api.writeBackup({})
  expect(written).toMatchObject({
    state: 'written',
    name: expect.stringMatching(/^Fallkoffer-Sicherung-\d{4}-\d\d-\d\d-\d{6}$/) as string,
  })
  const otherFolder = await newFolder()
  const other = start({ folder: otherFolder })
  const backup = await other.openBackup({})
  if (backup.state !== 'opened') throw new Error('not opened')
  expect(backup).toMatchObject({ vaultJson: '{"n":1}', snapshotFrames: 4, journalFrames: 1 })
  const texts: string[] = []
  for (let after: number | null = 0; after !== null;) {
    const part = await other.readBackup({ handle: backup.handle, after })
    if (!part.ok) throw new Error('not readable')
    texts.push(...part.frames.map((frame) => new TextDecoder().decode(frame)))
    after = part.next
  }
  expect(texts).toEqual(['{"n":1}', 'A', 'B', '{"end":2}', 'c'])
  expect(await other.adoptBackup({ handle: backup.handle, json: '{"n":2}' })).toEqual({ ok: true })
  expect(await findAll(otherFolder)).toEqual({
    vaultJson: '{"n":2}',
    snapshot: ['A', 'B'],
    journal: ['c'],
    tornBytes: 0,
  })
  // A vault that is there is never replaced.
  expect(await other.adoptBackup({ handle: backup.handle, json: '{"n":2}' })).toEqual({
    ok: false,
    problem: 'ReadOnly',
  })
  await rm(otherFolder, { recursive: true, force: true })
})

test('a damaged backup is told to be unreadable', async () => {
  const api = start()
  await api.writeVaultFile({ json: '{"n":1}' })
  await opened(api)
  await save(api, 'a', 'b')
  const written = await api.writeBackup({})
  if (written.state !== 'written') throw new Error('not written')
  for (const name of ['vault.json', 'snapshot', 'journal']) {
    const copy = join(stick, `copy-${name}`)
    await cp(join(stick, written.name), copy, { recursive: true })
    const bytes = await readFile(join(copy, name))
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1
    await writeFile(join(copy, name), bytes)
    expect(await start({ chosen: () => copy }).openBackup({})).toEqual({ state: 'unreadable' })
  }
})

test('a folder with several backups gives the newest; one without any is unreadable; a person may cancel', async () => {
  let now = Date.UTC(2026, 10, 1)
  const api = start({ now: () => now })
  await api.writeVaultFile({ json: '{"n":1}' })
  await opened(api)
  await api.writeBackup({})
  await save(api, 'a')
  now += 1000
  await api.writeBackup({})
  expect(await api.openBackup({})).toMatchObject({ state: 'opened', journalFrames: 1 })
  await mkdir(join(stick, 'empty'))
  expect(await start({ chosen: () => join(stick, 'empty') }).openBackup({})).toEqual({ state: 'unreadable' })
  expect(await start({ chosen: () => null }).openBackup({})).toEqual({ state: 'cancelled' })
  expect(await start({ chosen: () => null }).writeBackup({})).toEqual({ state: 'cancelled' })
})

test('no backup is written that would open to nobody', async () => {
  const api = start()
  await api.writeVaultFile({ json: '{"n":1}' })
  await opened(api)
  await writeFile(join(folder, 'vault.json'), 'rubbish')
  expect(await api.writeBackup({})).toEqual({ state: 'failed', problem: 'WriteFailed' })
})

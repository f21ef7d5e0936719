/** What must hold of the keys whatever happens to the files around them. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { VaultFile } from '#shared/crypto/vault-file.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import {
  aCase,
  everything,
  makeOffice,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

type Written = Output<'writeBackup'>

const offices: Office[] = []
const other = 'quarry rustle saddle timber usher'

async function kept(office: Promise<Office>): Promise<Office> {
  offices.push(await office)
  return office
}

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

const vaultFileOf = (office: Office) => join(office.folder, 'vault.json')

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  await writeFile(path, bytes)
}

async function everyFileOf({ folder }: Office): Promise<readonly Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map(async ({ parentPath, name }) => readFile(join(parentPath, name))))
}

async function sealedKeysOf(office: Office): Promise<string> {
  const [json = ''] = (await readFile(vaultFileOf(office), 'utf8')).split(/\n(?=[0-9a-f]{64}\n$)/)
  return VaultFile.parse(JSON.parse(json)).ident.ct
}

test('a vault file that is damaged long after the last change of keys costs nothing, and is made good', async () => {
  const office = await kept(makeOpenOffice())
  must(await office.vault().createCase(aCase('da')))
  must(await office.vault().changePassphrase(other))
  must(await (await office.restart()).unlock(other, noProgress))
  await flip(vaultFileOf(office), 100)

  const vault = await office.restart()

  expect(await vault.status()).toMatchObject({ state: 'locked', fellBack: true })
  expect((await vault.unlock(passphrase, noProgress)).ok).toBe(false)
  office.clock.advance(2000)
  expect(must(await vault.unlock(other, noProgress)).cases).toBe(1)
  const again = await office.restart()
  expect(await again.status()).toMatchObject({ state: 'locked', fellBack: false })
})

test('a vault that was just made has its keys twice', async () => {
  const office = await kept(makeOpenOffice())
  await flip(vaultFileOf(office), 100)
  must(await (await office.restart()).unlock(passphrase, noProgress))
})

test('after a rekey no file holds what the former passphrase opens', async () => {
  const office = await kept(makeOpenOffice())
  must(await office.vault().createCase(aCase('da')))
  const former = await sealedKeysOf(office)
  const holds = async () => (await everyFileOf(office)).some((bytes) => bytes.includes(former))
  expect(await holds()).toBe(true)

  must(await office.vault().rekey(other, noProgress))

  expect(await holds()).toBe(false)
})

test('a restored device that could not take its new name writes nothing under the former one', async () => {
  const source = await kept(makeOpenOffice())
  must(await source.vault().createCase(aCase('gesichert')))
  must(await source.vault().backup())
  const copy = await kept(makeOffice({}, source.stick))
  const machine = copy.machine()
  const { appendJournal } = machine
  Object.assign(machine, { appendJournal: async () => ({ ok: false, problem: 'NoSpace' }) })

  const report = must(await copy.vault().restore(passphrase, noProgress))
  Object.assign(machine, { appendJournal })

  expect(report).toMatchObject({ cases: 1, readOnly: true })
  const [row] = (await copy.vault().list(everything)).rows
  expect(await copy.vault().changeCase(row?.id ?? '', [{ name: 'concern', value: 'neu' }])).toEqual({
    ok: false,
    error: { type: 'NoSpace' },
  })
  const again = await copy.restart()
  must(await again.unlock(passphrase, noProgress))
  expect(
    must(await again.changeCase(row?.id ?? '', [{ name: 'concern', value: 'neu' }])).file.profile.concern,
  ).toBe('neu')
})

test('while the person looks for the stick, saves go on', async () => {
  const office = await kept(makeOpenOffice())
  const chosen: { folder: (state: Written) => void } = { folder: () => undefined }
  const writeBackup = () => new Promise<Written>((resolve) => (chosen.folder = resolve))
  Object.assign(office.machine(), { writeBackup })
  const backup = office.vault().backup()
  must(await office.vault().createCase(aCase('inzwischen')))
  must(await office.vault().saveDraft('note', { text: 'halb' }))
  chosen.folder({ state: 'cancelled' })
  expect(await backup).toEqual({ ok: false, error: { type: 'Cancelled' } })
})

test('a key that comes to the vault while a rekey waits is in the new vault file', async () => {
  const [north, south] = [await kept(makeOpenOffice()), await kept(makeOpenOffice())]
  const card = await south.vault().makeCard()
  const { ownFingerprint } = await south.vault().network()
  const admitted = north.vault().admit(card.bytes, ownFingerprint)
  const rekeyed = north.vault().rekey(other, noProgress)
  must(await admitted)
  must(await rekeyed)

  const vault = await north.restart()
  must(await vault.unlock(other, noProgress))
  const third = await kept(makeOpenOffice())
  const asks = await third.vault().network()
  must(await vault.admit((await third.vault().makeCard()).bytes, asks.ownFingerprint))
})

/** Damaged and foreign vault files: the vault says what it found, and touches nothing it does not understand. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { encodeVaultFile } from '#electron/vault-files/vault-file.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import {
  aCase,
  everything,
  freshEngine,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

const offices: Office[] = []

async function open(): Promise<Office> {
  const office = await makeOpenOffice()
  offices.push(office)
  return office
}

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

async function concernsOf(vault: VaultApi): Promise<readonly string[]> {
  const { rows } = await vault.list(everything)
  const files = await Promise.all(rows.map(async ({ id }) => must(await vault.readCase(id))))
  return files.map(({ profile }) => profile.concern).sort()
}

async function currentFile(office: Office, name: 'journal' | 'snapshot'): Promise<string> {
  const root = join(office.folder, 'generations')
  const newest = (await readdir(root)).sort().at(-1)
  return join(root, newest ?? '', name)
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  await writeFile(path, bytes)
}

test('a vault of a newer program is named and not touched', async () => {
  const office = await open()
  const path = join(office.folder, 'vault.json')
  const newer = encodeVaultFile(JSON.stringify({ format: 'cm-vault', v: 2, something: 'else' }))
  await writeFile(path, newer)

  const vault = await office.restart()

  expect(await vault.status()).toEqual({ state: 'newer' })
  expect(await vault.unlock(passphrase, noProgress)).toEqual({ ok: false, error: { type: 'VaultNewer' } })
  expect(new Uint8Array(await readFile(path))).toEqual(newer)
})

test('of a damaged vault file the one before is used, and that is said', async () => {
  const office = await open()
  must(await office.vault().createCase(aCase('da')))
  must(await office.vault().changePassphrase('quarry rustle saddle timber usher'))
  await flip(join(office.folder, 'vault.json'), 100)

  const vault = await office.restart()

  expect(await vault.status()).toMatchObject({ state: 'locked', fellBack: true })
  must(await vault.unlock(passphrase, noProgress))
  expect(await concernsOf(vault)).toEqual(['da'])
})

test('after an unlock by the new passphrase the former one opens nothing', async () => {
  const office = await open()
  const next = 'quarry rustle saddle timber usher'
  must(await office.vault().changePassphrase(next))
  must(await (await office.restart()).unlock(next, noProgress))
  await flip(join(office.folder, 'vault.json'), 100)

  const vault = await office.restart()

  expect(await vault.unlock(passphrase, noProgress)).toMatchObject({ error: { type: 'WrongPassphrase' } })
})

test('two advisers open one vault, each by their own words', async () => {
  const office = await open()
  must(await office.vault().addAdviser('C.D.', 'quarry rustle saddle timber usher'))

  const first = await office.restart()
  must(await first.unlock('quarry rustle saddle timber usher', noProgress))
  expect((await first.office()).adviser).toBe('C.D.')
  const second = await office.restart()
  must(await second.unlock(passphrase, noProgress))
  expect((await second.office()).adviser).toBe('A.B.')
})

test('a renewed recovery code replaces the former one', async () => {
  const office = await open()
  const sheet = must(await office.vault().renewRecovery())
  must(await office.vault().renewRecovery())
  const vault = await office.restart()
  expect((await vault.unlockWithRecovery(sheet.code, noProgress)).ok).toBe(false)
})

test('a journal broken in the middle is offered to be cut, and the device then writes under a new name', async () => {
  const office = await open()
  for (const concern of ['eins', 'zwei', 'drei']) must(await office.vault().createCase(aCase(concern)))
  const former = (await office.vault().network()).ownFingerprint
  const journal = await currentFile(office, 'journal')
  const bytes = await readFile(journal)
  // Somewhere in the second half, where whole frames follow.
  await flip(journal, Math.floor(bytes.length * 0.6))

  const vault = await office.restart({ engine: freshEngine() })
  const refused = await vault.unlock(passphrase, noProgress)
  if (refused.ok || refused.error.type !== 'JournalBroken') throw new Error('the break went unnoticed')
  must(await vault.useGeneration(refused.error.snapshotId ?? ''))
  must(await vault.unlock(passphrase, noProgress))

  expect((await concernsOf(vault)).length).toBeLessThan(3)
  expect((await vault.network()).ownFingerprint).not.toBe(former)
  must(await vault.createCase(aCase('danach')))
  const again = await office.restart()
  must(await again.unlock(passphrase, noProgress))
  expect(await concernsOf(again)).toContain('danach')
})

test('a journal broken in the middle costs nothing where the working copy is whole', async () => {
  const office = await open()
  for (const concern of ['eins', 'zwei', 'drei']) must(await office.vault().createCase(aCase(concern)))
  const journal = await currentFile(office, 'journal')
  await flip(journal, Math.floor((await readFile(journal)).length * 0.6))

  const vault = await office.restart()
  expect(must(await vault.unlock(passphrase, noProgress))).toMatchObject({ chainBroken: true, cases: 3 })

  must(await vault.createCase(aCase('vier')))
  const bare = await office.restart({ engine: freshEngine() })
  must(await bare.unlock(passphrase, noProgress))
  expect(await concernsOf(bare)).toEqual(['drei', 'eins', 'vier', 'zwei'])
})

test('a journal that cannot be read at all costs nothing where the working copy is whole', async () => {
  const office = await open()
  must(await office.vault().createCase(aCase('eins')))
  await flip(await currentFile(office, 'journal'), 2)

  const vault = await office.restart()
  expect(must(await vault.unlock(passphrase, noProgress))).toMatchObject({ chainBroken: true, cases: 1 })
  const bare = await office.restart({ engine: freshEngine() })
  must(await bare.unlock(passphrase, noProgress))
  expect(await concernsOf(bare)).toEqual(['eins'])
})

test('where neither working copy nor snapshot is whole, nothing is saved over what is left', async () => {
  const office = await open()
  const vault = office.vault()
  const made = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => vault.createCase(aCase(`Fall ${i}`))),
  )
  office.clock.advance(8 * 24 * 60 * 60 * 1000)
  await vault.settle()
  const snapshot = await currentFile(office, 'snapshot')
  const whole = await readFile(snapshot)
  await flip(snapshot, Math.floor(whole.length / 2))
  const db = createVaultDatabase(office.engine())
  const pages = await db.bodyPages.toArray()
  // Each opens in its own place only.
  await db.bodyPages.bulkPut(pages.map(({ id }, at) => ({ id, c: pages.at(at - 1)?.c ?? new Uint8Array() })))
  db.close()

  const [first] = made.map((saved) => must(saved).file.id)
  expect(await vault.readCase(first ?? '')).toMatchObject({ ok: false })
  expect(await vault.createCase(aCase('danach'))).toEqual({ ok: false, error: { type: 'WriteFailed' } })

  // With the snapshot put back, as from a backup, everything is there.
  await writeFile(snapshot, whole)
  const again = await office.restart()
  must(await again.unlock(passphrase, noProgress))
  expect(await concernsOf(again)).toHaveLength(40)
})

test('a backup is opened, read to the end and counted', async () => {
  const office = await open()
  const { file } = must(await office.vault().createCase(aCase('gesichert')))
  must(await office.vault().backup())
  must(await office.vault().createCase(aCase('seitdem')))

  const check = must(await office.vault().checkBackup(passphrase, noProgress))

  expect(check).toMatchObject({ cases: 1, consultations: 0, referrals: 0, missing: 1, unreadable: 0 })
  expect((await office.vault().health()).lastBackup).toMatch(/^2026-11-22T/)
  expect(must(await office.vault().readCase(file.id)).profile.concern).toBe('gesichert')
  expect(await office.vault().checkBackup('wrong', noProgress)).toEqual({
    ok: false,
    error: { type: 'WrongPassphrase' },
  })
})

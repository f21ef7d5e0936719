/** IndexedDB is a working copy: whatever happens to it, the vault opens, says what it did, and nothing is lost. */
import { readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import {
  createVaultDatabase,
  type IndexedDbEngine,
  type VaultDatabase,
} from '#renderer/vault/vault-database.ts'
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

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

/** Cases in pages, and some written since the pages were made. */
async function workedIn(): Promise<{ readonly office: Office; readonly before: unknown }> {
  const office = await makeOpenOffice()
  offices.push(office)
  const vault = office.vault()
  const made = await Promise.all(
    Array.from({ length: 70 }, async (_, i) => vault.createCase(aCase(`Fall ${i}`))),
  )
  office.clock.advance(8 * 24 * 60 * 60 * 1000)
  await vault.settle()
  for (const saved of made.slice(0, 5)) {
    must(await vault.changeCase(must(saved).file.id, [{ name: 'german', value: 'b1' }]))
  }
  must(await vault.createCase(aCase('nach den Seiten')))
  must(await vault.saveDraft('case.new', { concern: 'halb' }))
  return { office, before: await contentOf(vault) }
}

async function contentOf(vault: VaultApi): Promise<unknown> {
  const { rows } = await vault.list(everything)
  const files = await Promise.all(rows.map(async ({ id }) => vault.readCase(id)))
  return { rows, files, draft: await vault.readDraft('case.new'), office: await vault.office() }
}

async function withTables(engine: IndexedDbEngine, act: (db: VaultDatabase) => Promise<void>): Promise<void> {
  const db = createVaultDatabase(engine)
  await act(db)
  db.close()
}

const stores = ['heads', 'headPages', 'bodies', 'bodyPages', 'ctl'] as const

test('a wiped database is made anew, and that is told', async () => {
  const { office, before } = await workedIn()
  const vault = await office.restart({ engine: freshEngine() })
  expect(must(await vault.unlock(passphrase, noProgress))).toMatchObject({
    cases: 71,
    rebuilt: 'working-copy-missing',
  })
  expect(await contentOf(vault)).toEqual(before)
  const again = await office.restart()
  expect(must(await again.unlock(passphrase, noProgress)).rebuilt).toBe('no')
})

test.each(stores)('a row that vanished from %s is noticed', async (store) => {
  const { office, before } = await workedIn()
  await withTables(office.engine(), async (db) => {
    const [first] = await db.table(store).toCollection().primaryKeys()
    await db.table(store).delete(first as string)
  })
  const vault = await office.restart()
  const report = must(await vault.unlock(passphrase, noProgress))
  const expected =
    store === 'heads' || store === 'headPages' ? ['heads-only'] : ['working-copy-unreadable', 'no']
  if (store !== 'ctl') expect(expected).toContain(report.rebuilt)
  expect(await contentOf(vault)).toEqual(before)
})

test.each(stores)('a garbled row in %s costs nothing', async (store) => {
  const { office, before } = await workedIn()
  await withTables(office.engine(), async (db) => {
    for (const row of (await db.table(store).toArray()) as { c: Uint8Array }[]) {
      const c = row.c.slice()
      c[c.length - 20] = (c[c.length - 20] ?? 0) ^ 1
      await db.table(store).put({ ...row, c })
    }
  })
  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))
  expect(await contentOf(vault)).toEqual(before)
  const saved = must(await vault.createCase(aCase('danach')))
  const again = await office.restart()
  must(await again.unlock(passphrase, noProgress))
  expect(must(await again.readCase(saved.file.id)).profile.concern).toBe('danach')
})

test('rows of two cases that were swapped do not open in each other’s place', async () => {
  const { office, before } = await workedIn()
  await withTables(office.engine(), async (db) => {
    const [a, b] = await db.bodies.toArray()
    if (!a || !b) throw new Error('the overlay holds bodies')
    await db.bodies.bulkPut([
      { id: a.id, c: b.c },
      { id: b.id, c: a.c },
    ])
  })
  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))
  expect(await contentOf(vault)).toEqual(before)
})

test('an older state of the database is brought up to the journal', async () => {
  const office = await makeOpenOffice()
  offices.push(office)
  must(await office.vault().createCase(aCase('alt')))
  const rows = await dumpOf(office.engine())
  must(await office.vault().createCase(aCase('neu 1')))
  must(await office.vault().createCase(aCase('neu 2')))
  const before = await contentOf(office.vault())
  const engine = freshEngine()
  await load(engine, rows)

  const vault = await office.restart({ engine })
  const report = must(await vault.unlock(passphrase, noProgress))

  expect(report).toMatchObject({ replayed: 2, rebuilt: 'no', cases: 3 })
  expect(await contentOf(vault)).toEqual(before)
})

test('a database that outlived its journal is kept and written down again', async () => {
  const office = await makeOpenOffice()
  offices.push(office)
  const kept = must(await office.vault().createCase(aCase('steht im Protokoll')))
  // The journal loses its last frame, as a stick pulled at the wrong moment might do to a copied folder.
  const lost = must(await office.vault().createCase(aCase('nur noch in der Arbeitskopie')))
  await cutLastFrame(office)

  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))
  expect((await vault.list(everything)).total).toBe(2)

  const bare = await office.restart({ engine: freshEngine() })
  must(await bare.unlock(passphrase, noProgress))
  expect(must(await bare.readCase(lost.file.id)).profile.concern).toBe('nur noch in der Arbeitskopie')
  expect(must(await bare.readCase(kept.file.id)).profile.concern).toBe('steht im Protokoll')
})

test('a database that breaks while the vault is open loses no save', async () => {
  const { office } = await workedIn()
  const vault = office.vault()
  await withTables(office.engine(), async (db) => {
    // Chromium throws a damaged database away under the open vault.
    await db.delete()
  })
  const saved = must(await vault.createCase(aCase('danach')))
  expect(must(await vault.readCase(saved.file.id)).profile.concern).toBe('danach')
  const before = await contentOf(vault)

  const again = await office.restart()
  must(await again.unlock(passphrase, noProgress))
  expect(await contentOf(again)).toEqual(before)
})

type Dump = ReadonlyMap<string, readonly unknown[]>

async function dumpOf(engine: IndexedDbEngine): Promise<Dump> {
  const dump = new Map<string, readonly unknown[]>()
  await withTables(engine, async (db) => {
    for (const store of stores) dump.set(store, await db.table(store).toArray())
  })
  return dump
}

async function load(engine: IndexedDbEngine, dump: Dump): Promise<void> {
  await withTables(engine, async (db) => {
    for (const [store, rows] of dump) await db.table(store).bulkPut(rows)
  })
}

async function cutLastFrame(office: Office): Promise<void> {
  const root = join(office.folder, 'generations')
  const [newest] = (await readdir(root)).sort().reverse()
  const journal = join(root, newest ?? '', 'journal')
  await truncate(journal, (await stat(journal)).size - 5)
}

/** Many records in one save lie in pages, in the journal as in the working copy; nothing of that is seen from outside. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { IDBObjectStore } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import {
  aCase,
  everything,
  freshEngine,
  must,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

const { open } = openedOffices()

async function makeMany(vault: VaultApi, count: number): Promise<void> {
  const changes = Array.from({ length: count }, (_, i) => ({ id: null, writes: aCase(`Fall ${i}`) }))
  must(await vault.changeMany(changes, noProgress))
}

async function contentOf(vault: VaultApi): Promise<unknown> {
  const { rows } = await vault.list({ ...everything, count: 500 })
  return { rows, files: await Promise.all(rows.map(async ({ id }) => must(await vault.readCase(id)))) }
}

async function journalBytes(folder: string): Promise<number> {
  const journals = (await readdir(folder)).filter((name) => name.includes('journal'))
  const sizes = await Promise.all(journals.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function rowsIn(office: Office): Promise<unknown> {
  const db = createVaultDatabase(office.engine())
  const [bodies, bodyPages] = await Promise.all([db.bodies.count(), db.bodyPages.count()])
  db.close()
  return { bodies, bodyPages }
}

test('many cases of one save are short in the journal, and all of them are there after a crash', async () => {
  const office = await open('Nord')
  const before = await journalBytes(office.folder)
  await makeMany(office.vault(), 200)
  // One by one each would take more than a kilobyte.
  expect((await journalBytes(office.folder)) - before).toBeLessThan(200 * 512)
  expect(await rowsIn(office)).toEqual({ bodies: 0, bodyPages: 7 })
  const content = await contentOf(office.vault())
  expect(content).toMatchObject({ rows: { length: 200 } })

  const again = await office.restart()
  expect(must(await again.unlock(passphrase, noProgress)).rebuilt).toBe('no')
  expect(await contentOf(again)).toEqual(content)
  // The journal alone gives them back as well.
  const anew = await office.restart({ engine: freshEngine() })
  expect(must(await anew.unlock(passphrase, noProgress)).rebuilt).toBe('working-copy-missing')
  expect(await contentOf(anew)).toEqual(content)
})

test('a case in a page of the journal is changed, and changed with many others, and the newest state counts', async () => {
  const office = await open('Nord')
  await makeMany(office.vault(), 100)
  const { rows } = await office.vault().list({ ...everything, count: 100 })
  const [first, ...others] = rows.map(({ id }) => id)
  if (first === undefined) throw new Error('a hundred cases were made')
  must(await office.vault().changeCase(first, [{ name: 'strengths', value: 'einzeln' }]))
  const writes = [{ name: 'strengths', value: 'mit vielen' }]
  const changes = others.slice(0, 60).map((id) => ({ id, writes }))
  must(await office.vault().changeMany(changes, noProgress))
  must(await office.vault().changeMany([{ id: first, writes }, ...changes.slice(0, 40)], noProgress))
  const content = await contentOf(office.vault())
  for (const id of [first, others[0], others[59]]) {
    expect(must(await office.vault().readCase(id ?? '')).profile.strengths).toBe('mit vielen')
  }
  for (const engine of [office.engine(), freshEngine()]) {
    const again = await office.restart({ engine })
    must(await again.unlock(passphrase, noProgress))
    expect(await contentOf(again)).toEqual(content)
  }
  // Older states lie beside the newer ones: heads made anew are those of the newer.
  const db = createVaultDatabase(office.engine())
  await Promise.all([db.heads.clear(), db.headPages.clear()])
  db.close()
  const derived = await office.restart()
  expect(must(await derived.unlock(passphrase, noProgress)).rebuilt).toBe('heads-only')
  expect(await contentOf(derived)).toEqual(content)
  // Putting all in order keeps one state of each.
  office.clock.advance(8 * 24 * 60 * 60 * 1000)
  await derived.settle()
  expect(await rowsIn(office)).toEqual({ bodies: 0, bodyPages: 4 })
  expect(await contentOf(derived)).toEqual(content)
})

test('a snapshot puts the records in order that the working copy could not take', async () => {
  const office = await open('Nord')
  await makeMany(office.vault(), 40)
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  })
  await makeMany(office.vault(), 70).finally(() => full.mockRestore())
  const content = await contentOf(office.vault())
  office.clock.advance(8 * 24 * 60 * 60 * 1000)
  await office.vault().settle()
  expect(await rowsIn(office)).toEqual({ bodies: 0, bodyPages: 4 })
  const again = await office.restart({ engine: freshEngine() })
  must(await again.unlock(passphrase, noProgress))
  expect(await contentOf(again)).toEqual(content)
})

test('new keys seal the pages of the journal anew', async () => {
  const office = await open('Nord')
  await makeMany(office.vault(), 70)
  const content = await contentOf(office.vault())
  const other = 'quarry rustle saddle timber usher'
  must(await office.vault().rekey(other, noProgress))
  await makeMany(office.vault(), 40)
  expect(await office.vault().list(everything)).toMatchObject({ total: 110 })
  const again = await office.restart({ engine: freshEngine() })
  must(await again.unlock(other, noProgress))
  const { files } = content as { readonly files: readonly { readonly id: string }[] }
  for (const file of files) expect(must(await again.readCase(file.id))).toEqual(file)
})

test('what the working copy does not take, because its disk is full, is read all the same, and taken in later', async () => {
  const office = await open('Nord')
  await makeMany(office.vault(), 40)
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  })
  try {
    await makeMany(office.vault(), 70)
    expect(await contentOf(office.vault())).toMatchObject({ rows: { length: 110 } })
  } finally {
    full.mockRestore()
  }
  const content = await contentOf(office.vault())
  // The next save brings what was waiting.
  expect((await office.vault().health()).workingCopyBehind).toBe(true)
  must(await office.vault().saveDraft('case.new', { concern: 'halb' }))
  expect((await office.vault().health()).workingCopyBehind).toBe(false)
  expect(await contentOf(office.vault())).toEqual(content)
  const again = await office.restart()
  expect(must(await again.unlock(passphrase, noProgress))).toMatchObject({ rebuilt: 'no', replayed: 0 })
  expect(await contentOf(again)).toEqual(content)
})

test('what neither the working copy takes nor memory can hold is in the journal, and nothing is written behind it', async () => {
  const office = await open('Nord')
  await makeMany(office.vault(), 40)
  const encrypt = vi.spyOn(crypto.subtle, 'encrypt')
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    encrypt.mockRejectedValue(new DOMException('There is no memory left.', 'OperationError'))
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  })
  try {
    await expect(makeMany(office.vault(), 70)).rejects.toThrow('There is no memory left.')
  } finally {
    full.mockRestore()
    encrypt.mockRestore()
  }
  expect(await office.vault().createCase(aCase('danach'))).toMatchObject({ error: { type: 'WriteFailed' } })
  const again = await office.restart()
  expect(must(await again.unlock(passphrase, noProgress))).toMatchObject({ replayed: 1 })
  expect(await again.list(everything)).toMatchObject({ total: 110 })
  must(await again.createCase(aCase('danach')))
})

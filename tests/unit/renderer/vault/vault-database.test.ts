import { expect, test } from 'vitest'
import { createVaultDatabase, deleteVaultDatabase } from '#renderer/vault/vault-database.ts'
import { freshEngine } from '#tests/support/vault-office.ts'

const sealed = Uint8Array.of(1, 2, 3)

test('sealed rows are stored and read', async () => {
  const db = createVaultDatabase(freshEngine())
  await db.bodies.put({ id: 'a', c: sealed })
  await db.ctl.bulkPut([{ k: 'own', c: sealed }])
  await db.bodyPages.put({ id: 'b', c: Uint8Array.of(2, 2, 3) })
  expect(await db.bodies.get('a')).toEqual({ id: 'a', c: sealed })
  expect(await db.ctl.count()).toBe(1)
  db.close()
})

const readable: readonly unknown[] = [
  { id: 'a', c: 'text' },
  { id: 'a', c: Uint8Array.of(3, 2) },
  { id: 'a', c: sealed, name: 'x' },
  { id: 'a', k: 'a', c: sealed },
  { id: 'a' },
]

test.each(readable)('the tripwire stops what is not sealed: %j', async (row) => {
  const db = createVaultDatabase(freshEngine())
  await expect(db.table('bodies').put(row)).rejects.toThrow('only sealed rows')
  await expect(db.table('bodies').bulkAdd([row])).rejects.toThrow('only sealed rows')
  expect(await db.bodies.count()).toBe(0)
  db.close()
})

test('a deleted database is empty when it comes back', async () => {
  const engine = freshEngine()
  const db = createVaultDatabase(engine)
  await db.bodies.put({ id: 'a', c: sealed })
  expect(await deleteVaultDatabase(engine)).toBe(true)
  const again = createVaultDatabase(engine)
  expect(await again.bodies.count()).toBe(0)
  again.close()
})

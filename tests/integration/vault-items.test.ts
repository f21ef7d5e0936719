/** Small records beside the cases, and many records in one save, over the real vault files. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  aCase,
  everything,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

let office: Office

beforeEach(async () => {
  office = await makeOpenOffice()
})
afterEach(() => office.remove())

async function reopened() {
  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))
  return vault
}

test('an item is there after a crash, and after its working copy is gone', async () => {
  const { id } = must(await office.vault().createItem('event', [{ name: 'title', value: 'Stammtisch' }]))
  must(await office.vault().changeItem(id, [{ name: 'title', value: 'Forum' }]))
  expect((await (await reopened()).items('event')).map(({ values }) => values['title'])).toEqual(['Forum'])
  const { freshEngine } = await import('#tests/support/vault-office.ts')
  const vault = await office.restart({ engine: freshEngine() })
  must(await vault.unlock(passphrase, noProgress))
  expect(await vault.items('event')).toMatchObject([{ id, values: { title: 'Forum' } }])
  expect(await vault.items('body')).toEqual([])
})

test('items are no cases: no list, no count, no code', async () => {
  const vault = office.vault()
  must(await vault.createItem('event', [{ name: 'title', value: 'Stammtisch' }]))
  expect((await vault.list(everything)).total).toBe(0)
  expect(await vault.changeItem('0'.repeat(32), [])).toMatchObject({ error: { type: 'NotFound' } })
})

test('a save is remembered with day, time and initials', async () => {
  const vault = office.vault()
  const { file } = must(await vault.createCase(aCase('Beratung zur Ausbildung')))
  const saved = must(await vault.changeCase(file.id, [{ name: 'german', value: 'b1' }]))
  expect(saved.file.history[0]).toMatchObject({ day: '2026-11-22', by: 'A.B.' })
  expect(saved.file.history.flatMap(({ names }) => names)).toContain('german')
  expect(saved.file.unread).toEqual([])
})

test('many records are changed in one save and taken back in one', async () => {
  const vault = office.vault()
  const changes = Array.from({ length: 250 }, (_, at) => ({ id: null, writes: aCase(`Fall ${String(at)}`) }))
  const made = must(await vault.changeMany(changes, noProgress))
  expect(new Set(made.ids).size).toBe(250)
  expect((await vault.list(everything)).total).toBe(250)
  const german = made.ids.map((id) => ({ id, writes: [{ name: 'german', value: 'b2' }] }))
  const changed = must(await vault.changeMany(german, noProgress))
  const [first = '', second = ''] = made.ids
  // What was written since the batch is nobody's to take back.
  must(await vault.changeCase(first, [{ name: 'german', value: 'c1-plus' }]))
  must(await vault.undoMany(changed.undo, noProgress))
  expect(must(await vault.readCase(first)).profile.german).toBe('c1-plus')
  expect(must(await vault.readCase(second)).profile.german).toBeNull()
  must(await vault.undoMany(made.undo, noProgress))
  expect((await vault.list(everything)).total).toBe(0)
  expect((await vault.list({ ...everything, state: 'bin' })).total).toBe(250)
  expect(await vault.undoMany(made.undo, noProgress)).toMatchObject({ error: { type: 'NotFound' } })
  expect((await (await reopened()).list({ ...everything, state: 'bin' })).total).toBe(250)
})

test('a batch with one bad change changes nothing', async () => {
  const vault = office.vault()
  const changes = [
    { id: null, writes: aCase('gut') },
    { id: 'f'.repeat(32), writes: aCase('niemand') },
  ]
  expect(await vault.changeMany(changes, noProgress)).toMatchObject({ error: { type: 'NotFound' } })
  expect((await vault.list(everything)).total).toBe(0)
})

test('work that a person stops leaves everything as it was', async () => {
  const vault = office.vault()
  const changes = Array.from({ length: 1000 }, (_, at) => ({ id: null, writes: aCase(String(at)) }))
  const working = vault.changeMany(changes, ({ done }) => {
    if (done >= 300) void vault.stopWork()
  })
  expect(await working).toMatchObject({ error: { type: 'Stopped' } })
  expect((await vault.list(everything)).total).toBe(0)
  expect((await (await reopened()).list({ ...everything, state: 'bin' })).total).toBe(0)
})

test('a batch too large for a frame becomes part of a snapshot', async () => {
  const vault = office.vault()
  const note = 'x'.repeat(9000)
  const changes = Array.from({ length: 5200 }, () => ({ id: null, writes: aCase(note) }))
  must(await vault.changeMany(changes, noProgress))
  expect((await (await reopened()).list(everything)).total).toBe(5200)
}, 60_000)

/** Two offices share a folder: what one writes is at the other without a click, also when the vault is locked at once. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAudit, type Audit } from '#tests/e2e/steps/audit.ts'
import {
  caseArrives,
  chooseFolder,
  codesAt,
  folderPassphrase,
  goToToday,
  joinByVault,
  openFolderOffice,
  writeCase,
} from '#tests/e2e/steps/folder-steps.ts'
import { goToExchange } from '#tests/e2e/steps/exchange-steps.ts'
import { lock, unlock } from '#tests/e2e/steps/first-start.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

const folder = mkdtempSync(join(tmpdir(), 'Austausch-'))
const started: { north?: Desk; south?: Desk; audit?: Audit } = {}
const desk = (name: 'north' | 'south'): Desk => {
  const found = started[name]
  if (!found) throw new Error('not started')
  return found
}

beforeAll(async () => {
  started.north = await openFolderOffice('Nord')
  started.south = await openFolderOffice('Süd')
  await joinByVault(desk('north'), desk('south'))
}, 120_000)

afterAll(async () => {
  await Promise.all([started.north?.leave(), started.south?.leave()])
  rmSync(folder, { recursive: true, force: true })
})

test('both choose the folder, and only packages lie in it', async () => {
  await chooseFolder(desk('north'), folder)
  await chooseFolder(desk('south'), folder)
  // While one is being written, its bytes lie under a hidden name.
  const isPackage = (name: string): boolean => /^paket-\d{8}-[0-9a-f]{8}\.age$/.test(name)
  await waitUntil(() => readdirSync(folder).length >= 2 && readdirSync(folder).every(isPackage), {
    what: () => `a package of each office and nothing else: ${readdirSync(folder).join(', ')}`,
  })
  started.audit = await makeAudit(desk('south'), 'austauschordner')
  await started.audit.look('ordner')
  expect(started.audit.found).toEqual([])
})

test('a case is at the other office without a click, and a message says from where', async () => {
  await goToToday(desk('south'))
  const code = await writeCase(desk('north'), 'Ausbildung als Koch')
  const message = words('folder.taken', { count: 1, office: 'Nord' })
  await desk('south').app().page().locator('.fk-toast').getByText(message).waitFor({ timeout: 30_000 })
  expect(await codesAt(desk('south'))).toEqual([code])
})

test('what is written just before locking still goes out, and comes in at the next opening', async () => {
  await lock(desk('south'))
  const code = await writeCase(desk('north'), 'kurz vor Feierabend')
  await lock(desk('north'))
  await unlock(desk('south'), folderPassphrase)
  await caseArrives(desk('south'), code)
  await unlock(desk('north'), folderPassphrase)
})

test('whoever gives the folder up leaves none of their packages behind', async () => {
  await waitUntil(() => readdirSync(folder).length <= 2, { what: 'one package of each office at most' })
  const before = readdirSync(folder).length
  await goToExchange(desk('south'))
  await desk('south').hands.use(desk('south').button('folder.leave'))
  await desk('south').button('folder.choose').waitFor()
  await waitUntil(() => readdirSync(folder).length < before, { what: 'the package of Süd to go' })
})

/** Nothing that was typed lies on the disk in the clear, and nothing of it is in memory once the vault is locked. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sandboxSwitches } from '#build/prepare.ts'
import { inRoot } from '#build/tools/paths.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import * as canaries from '#tests/e2e/steps/canaries.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp, type AppTarget } from '#tests/support/app-driver/app-target.ts'
import { searchFolders, searchMemory, type Find } from '#tests/support/app-driver/byte-search.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { kindOf } from '#tests/support/app-driver/processes.ts'
import { startApp } from '#tests/support/app-driver/start-app.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { isOpen, lock, setUp, setUpWithOwnWords, unlock } from '#tests/e2e/steps/first-start.ts'

const started: { target?: AppTarget; desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}

beforeAll(async () => {
  started.target = await builtApp()
  started.desk = await openDesk('leak', { target: started.target, realKeyboard: true })
}, 60_000)

afterAll(() => started.desk?.leave())

test('what was typed into every field stands nowhere on the disk, not even after a crash', async () => {
  const { hands } = desk()
  const initials = 'KA'
  await setUpWithOwnWords(desk(), {
    office: canaries.canaryOffice,
    region: 'Magdeburg',
    initials,
    passphrase: canaries.canaryPassphrase,
  })
  await cases.openCase(desk(), canaries.canaryCase)
  await cases.recordTalk(desk(), canaries.canaryTalk)
  await hands.use(desk().button('cases.case.refer'))
  await cases.fillReferral(desk(), canaries.canaryReason)
  await cases.saveSummary(desk(), join(desk().home.outside, 'summary.pdf'))
  await hands.press('Control+2')
  await hands.press('Control+f')
  await hands.fill(desk().field('cases.filter'), canaries.canarySearch)
  await hands.press('Control+n')
  await cases.arrived(desk(), 'cases.create.title')
  await hands.fill(desk().field('cases.fields.concern'), canaries.canaryDraft)
  await draftIsKept(desk())
  await keepOfEveryKind(desk())
  await packageForSomebody(desk())
  await desk().app().kill()
  expect(findsOnDisk(desk())).toEqual([])
  await desk().restart()
  await unlock(desk(), canaries.canaryPassphrase)
  await isOpen(desk())
  expect(findsOnDisk(desk())).toEqual([])
}, 180_000)

test('nothing that was typed is in any process five seconds after locking', async () => {
  const { hands } = desk()
  await hands.press('Control+2')
  await cases.arrived(desk(), 'cases.title')
  await hands.press('Control+f')
  await hands.press('ArrowDown', 'Enter')
  await cases.codeOnScreen(desk())
  const open = findsInMemory(desk())
  expect(open.map(({ where }) => where.split(' ')[0])).toContain('renderer')
  await lock(desk())
  const deadline = performance.now() + 5000
  await waitUntil(() => findsInMemory(desk()).length === 0 || performance.now() > deadline, {
    what: 'clean memory',
    everyMilliseconds: 200,
  })
  expect(findsInMemory(desk())).toEqual([])
  await desk().app().quit()
  expect(findsOnDisk(desk())).toEqual([])
}, 120_000)

test('the same search finds what an unprotected app leaves behind', async () => {
  const home = makeAppHome('plain')
  const lines = join(home.outside, 'cases.ndjson')
  const one = { head: { id: '1', code: 'C' }, body: { id: '1', note: canaries.canaryTalk.note } }
  writeFileSync(lines, JSON.stringify(one))
  const target = {
    ...(started.target as AppTarget),
    arguments: [...sandboxSwitches(), inRoot('tests/support/plain-app')],
  }
  const app = await startApp({ target, home, environment: { PLAIN_CASES: lines } })
  await app.page().waitForFunction(() => document.title === 'ready')
  await app.page().evaluate('window.plain.fill()')
  await app.kill()
  expect(searchFolders([home.data], [canaries.canary]).map(({ encoding }) => encoding)).toContain('utf8')
  home.remove()
})

/** Everything below the app's folders but what the person saved elsewhere on purpose. */
function findsOnDisk({ home }: Desk): readonly Find[] {
  const { HOME = '', XDG_CONFIG_HOME = '', XDG_CACHE_HOME = '', XDG_DATA_HOME = '' } = home.environment
  const folders = [home.data, home.temp, HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_DATA_HOME]
  return searchFolders(folders, [canaries.canary])
}

/** By the kind of process, so that a failure says where to look. */
function findsInMemory(at: Desk): readonly Find[] {
  return at
    .app()
    .processes()
    .flatMap((pid) =>
      searchMemory(pid, [canaries.canary]).map((find) => ({
        ...find,
        where: `${kindOf(pid)} ${find.where}`,
      })),
    )
}

/** Waits until the half-typed form lies in the vault. */
async function draftIsKept(at: Desk): Promise<void> {
  await waitUntil(async () => (await callVault(at.app().page(), 'readDraft', 'new-case')) !== null, {
    what: 'the draft in the vault',
  })
}

/** A second office joins, so that a package with the canaries can be written; it is searched with the rest. */
async function packageForSomebody(at: Desk): Promise<void> {
  const other = await openDesk('leak-other', { target: started.target as AppTarget })
  try {
    await setUp(other, { office: 'Andere', region: 'Magdeburg', initials: 'AN' })
    const card = await callVault(other.app().page(), 'makeCard')
    const { ownFingerprint } = await callVault(other.app().page(), 'network')
    const admitted = await callVault(at.app().page(), 'admit', card.bytes, ownFingerprint)
    if (!admitted.ok) throw new Error(admitted.error.type)
    const { partners } = await callVault(at.app().page(), 'network')
    for (const { id } of partners) must(await callVault(at.app().page(), 'chooseScope', id, 'all'))
    const made = await callVault(
      at.app().page(),
      'makePackage',
      partners.map(({ id }) => id),
      'full',
    )
    if (!made.ok) throw new Error(made.error.type)
    writeFileSync(join(at.home.temp, made.value.name), made.value.bytes)
    copyFileSync(join(at.home.temp, made.value.name), join(at.home.outside, made.value.name))
  } finally {
    await other.leave()
  }
}

/** Records and drafts of the other kinds, by the calls their screens use. */
async function keepOfEveryKind(at: Desk): Promise<void> {
  const page = at.app().page()
  for (const [kind, writes] of canaries.canaryItems) must(await callVault(page, 'createItem', kind, writes))
  for (const [key, draft] of canaries.canaryDrafts) must(await callVault(page, 'saveDraft', key, draft))
}

function must(done: { readonly ok: boolean }): void {
  expect(done.ok).toBe(true)
}

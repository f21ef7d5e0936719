/** Keeping the vault in order by hand: backups and their drill, passphrases, the sheet, new keys, another machine. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import {
  addAdviser,
  changePassphrase,
  checkBackup,
  rekey,
  renewSheet,
  restore,
  unlockWithSheet,
  writeBackup,
} from '#tests/e2e/steps/upkeep-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { missingSaves, writeCases, type Confirmed } from '#tests/support/app-driver/written-cases.ts'

const started: { desk?: Desk } = {}
const confirmed: Confirmed = new Map()
const secrets = { passphrase: '', code: '', backup: '', ofBackup: '' }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()

beforeAll(async () => {
  started.desk = await openDesk('upkeep', { target: await builtApp() })
  const made = await setUp(desk(), { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
  Object.assign(secrets, { passphrase: made.passphrase, code: made.recoveryCode })
  await writeCases(page(), 3, confirmed)
}, 120_000)

afterAll(() => started.desk?.leave())

test('a backup is written to a folder, and the drill opens and counts it', async () => {
  const name = await writeBackup(desk(), desk().home.outside)
  secrets.backup = join(desk().home.outside, name)
  secrets.ofBackup = secrets.passphrase
  const report = await checkBackup(desk(), secrets.backup, secrets.passphrase)
  expect(report).toContain(words('settings.backup.counted', { cases: 3, consultations: 0, referrals: 0 }))
  expect(report).toContain(words('settings.backup.missing', { count: 0 }))
  expect(report).toContain(words('settings.backup.unreadable', { count: 0 }))
})

test('the drill says what is not in the backup, and refuses what does not open it', async () => {
  await writeCases(page(), 2, confirmed)
  const report = await checkBackup(desk(), secrets.backup, secrets.passphrase)
  expect(report).toContain(words('settings.backup.missing', { count: 2 }))
  const refused = await checkBackup(desk(), secrets.backup, 'nicht die richtigen fünf Wörter')
  expect(refused).toContain(words('errors.WrongPassphrase'))
  const foreign = await checkBackup(desk(), join(desk().home.root, 'home'), secrets.passphrase)
  expect(foreign).toContain(words('errors.NotABackup'))
})

test('a changed passphrase opens the vault, the former one no longer does', async () => {
  const former = secrets.passphrase
  secrets.passphrase = await changePassphrase(desk())
  await lock(desk())
  await desk().hands.fill(desk().field('unlock.passphrase'), former)
  await desk().hands.press('Enter')
  await page().getByText(words('unlock.wrong')).waitFor()
  // The wait after a wrong one ends by itself; the button says when.
  await page()
    .getByText(words('unlock.wait', { seconds: 1 }))
    .waitFor({ state: 'detached' })
  await unlock(desk(), secrets.passphrase)
})

test('a colleague who was added opens the vault with words of their own', async () => {
  const theirs = await addAdviser(desk(), 'KL')
  const panel = page().getByRole('tabpanel')
  await panel.locator('.fk-chip').filter({ hasText: 'KL' }).waitFor()
  expect((await panel.locator('.fk-chip').allTextContents()).map((text) => text.trim())).toEqual(['PR', 'KL'])
  await lock(desk())
  await unlock(desk(), theirs)
  await lock(desk())
  await unlock(desk(), secrets.passphrase)
})

test('a renewed sheet opens the vault and asks for a new passphrase; the former sheet is worthless', async () => {
  const former = secrets.code
  secrets.code = await renewSheet(desk())
  await lock(desk())
  await desk().hands.use(desk().button('unlock.recovery'))
  await desk().hands.fill(desk().field('unlock.recoveryCode'), former)
  await desk().hands.press('Enter')
  await page().getByText(words('unlock.recoveryWrong')).waitFor()
  await page()
    .getByText(words('unlock.wait', { seconds: 1 }))
    .waitFor({ state: 'detached' })
  await desk().hands.use(desk().button('unlock.back'))
  secrets.passphrase = await unlockWithSheet(desk(), secrets.code)
  await lock(desk())
  await unlock(desk(), secrets.passphrase)
})

test('new keys for everything: only the new passphrase and the new sheet open it, and all is there', async () => {
  const keys = await rekey(desk())
  expect(await missingSaves(page(), confirmed)).toEqual([])
  await lock(desk())
  await unlock(desk(), keys.passphrase)
  expect(await missingSaves(page(), confirmed)).toEqual([])
  await lock(desk())
  await unlockWithSheet(desk(), keys.code)
  expect(await missingSaves(page(), confirmed)).toEqual([])
})

test('a machine without a vault takes the backup over and has the same cases', async () => {
  const other = await openDesk('upkeep-other', { target: await builtApp() })
  try {
    await restore(other, secrets.backup, secrets.ofBackup)
    const there = new Map([...confirmed].slice(0, 3))
    expect(await missingSaves(other.app().page(), there)).toEqual([])
    await lock(other)
    await unlock(other, secrets.ofBackup)
    expect(await missingSaves(other.app().page(), there)).toEqual([])
  } finally {
    await other.leave()
  }
})

/** What one does in the settings to keep the vault in order, by keyboard. */
import type { Locator } from 'playwright-core'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { drawnWords, copyTwoGroups, isOpen } from '#tests/e2e/steps/first-start.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { words, wordsLike } from '#tests/support/app-driver/words.ts'

type Section = 'appearance' | 'lists' | 'anonymity' | 'backup' | 'access' | 'updates' | 'about'

/** Opens a part of the settings; it opens anew when it is open already. */
export async function goToSettings(desk: Desk, section: Section): Promise<void> {
  const { hands } = desk
  await hands.press('Control+1')
  await arrived(desk, 'today.title')
  await hands.press('Control+Comma')
  await arrived(desk, 'settings.title')
  const page = desk.app().page()
  await hands.goTo(page.locator('[role=tab][data-state=active]'))
  const tabs = await page.getByRole('tab').allTextContents()
  const way = tabs.findIndex((label) => label.trim() === words(`settings.${section}.title`))
  for (let at = 0; at < way; at += 1) await hands.press('ArrowRight')
  await page.getByRole('tab', { selected: true, name: words(`settings.${section}.title`) }).waitFor()
}

/** Writes a backup into a folder and answers with its name. */
export async function writeBackup(desk: Desk, folder: string): Promise<string> {
  await goToSettings(desk, 'backup')
  await desk.hands.goTo(desk.button('settings.backup.write'))
  await answerFileDialog(desk.app().pid, folder, () => desk.hands.press('Enter'))
  const told = await said(desk, 'settings.backup.written')
  return /„(.+)“/.exec(told)?.[1] ?? ''
}

/** Opens a backup to see that it is good, and answers with what the screen says about it. */
export async function checkBackup(desk: Desk, folder: string, passphrase: string): Promise<string> {
  await goToSettings(desk, 'backup')
  await desk.hands.fill(desk.field('settings.backup.checkPassphrase'), passphrase)
  await answerFileDialog(desk.app().pid, folder, () => desk.hands.press('Enter'))
  const report = desk.app().page().locator('[role=tabpanel] .fk-notice')
  await report.waitFor({ timeout: 30_000 })
  return report.innerText()
}

/** Changes one's own passphrase to drawn words, and answers with them. */
export async function changePassphrase(desk: Desk): Promise<string> {
  await goToSettings(desk, 'access')
  const { hands } = desk
  await hands.use(desk.button('settings.passphrase.change'))
  const passphrase = await drawnWords(desk)
  await hands.fill(desk.field('settings.passphrase.repeat'), passphrase)
  await hands.press('Enter')
  await said(desk, 'settings.passphrase.changed')
  return passphrase
}

/** Adds somebody and answers with the words drawn for them. */
export async function addAdviser(desk: Desk, initials: string): Promise<string> {
  await goToSettings(desk, 'access')
  const { hands } = desk
  await hands.use(desk.button('settings.advisers.add'))
  const passphrase = await drawnWords(desk)
  await hands.fill(desk.field('settings.advisers.initials'), initials)
  await hands.press('Enter')
  await said(desk, 'settings.advisers.added')
  return passphrase
}

/** Makes a new recovery sheet and answers with its code. */
export async function renewSheet(desk: Desk): Promise<string> {
  await goToSettings(desk, 'access')
  await desk.hands.use(desk.button('settings.recovery.renew'))
  return putSheetAway(desk)
}

/** Encrypts everything anew, and answers with what opens the vault from now on. */
export async function rekey(desk: Desk): Promise<{ readonly passphrase: string; readonly code: string }> {
  await goToSettings(desk, 'access')
  const { hands } = desk
  await hands.use(desk.button('settings.rekey.open'))
  const passphrase = await drawnWords(desk)
  await hands.fill(desk.field('settings.passphrase.repeat'), passphrase)
  await hands.goTo(
    desk
      .app()
      .page()
      .getByRole('checkbox', { name: words('settings.rekey.sure') }),
  )
  await hands.press('Space')
  await hands.use(desk.button('settings.rekey.start'))
  return { passphrase, code: await putSheetAway(desk) }
}

/** Opens the vault with the code from the sheet and answers with the new passphrase. */
export async function unlockWithSheet(desk: Desk, code: string): Promise<string> {
  const { hands } = desk
  await hands.use(desk.button('unlock.recovery'))
  await hands.fill(desk.field('unlock.recoveryCode'), code)
  await hands.press('Enter')
  const passphrase = await drawnWords(desk)
  await hands.fill(desk.field('settings.passphrase.repeat'), passphrase)
  await hands.press('Enter')
  await isOpen(desk)
  return passphrase
}

/** Takes a backup over on a machine without a vault. */
export async function restore(desk: Desk, folder: string, passphrase: string): Promise<void> {
  const { hands } = desk
  await hands.use(desk.button('setup.office.restore'))
  await hands.fill(desk.field('setup.restore.passphrase'), passphrase)
  await answerFileDialog(desk.app().pid, folder, () => hands.press('Enter'))
  await isOpen(desk)
}

async function putSheetAway(desk: Desk): Promise<string> {
  const dialog = desk.app().page().getByRole('dialog')
  const code = await copyTwoGroups(desk)
  await desk.hands.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  return code
}

/** Waits for a message with these words and answers with all of it. */
async function said(desk: Desk, key: string): Promise<string> {
  const message: Locator = desk.app().page().locator('.fk-toast').getByText(wordsLike(key)).first()
  await message.waitFor({ timeout: 30_000 })
  return (await message.textContent()) ?? ''
}

/** How two offices come together and send each other packages, by keyboard and by files. */
import type { Locator } from 'playwright-core'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { words, wordsLike } from '#tests/support/app-driver/words.ts'

export async function goToExchange(desk: Desk): Promise<void> {
  await desk.hands.press('Control+9')
  await arrived(desk, 'exchange.title')
}

export async function saveCard(desk: Desk, path: string): Promise<void> {
  await desk.hands.goTo(desk.button('exchange.card.save'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  await said(desk, 'exchange.card.saved')
}

/** Digits as they are read out over the phone: the device's own, or those of the network. */
export async function digitsOf(desk: Desk, whose: 'own-digits' | 'root-digits'): Promise<string> {
  const groups = desk.app().page().locator(`[data-test=${whose}] li`)
  await groups.first().waitFor()
  return (await groups.allTextContents()).join('')
}

/** Takes another office in: its card, its digits, and where its invitation goes. */
export async function admit(
  desk: Desk,
  files: { readonly card: string; readonly invitation: string },
  digits: string,
) {
  await desk.hands.goTo(desk.button('exchange.admit.open'))
  await answerFileDialog(desk.app().pid, files.card, () => desk.hands.press('Enter'))
  await typeDigits(desk, digits)
  await desk.hands.goTo(desk.button('exchange.admit.save'))
  await answerFileDialog(desk.app().pid, files.invitation, () => desk.hands.press('Enter'))
  await said(desk, 'exchange.admit.saved')
}

/** Opens a package or an invitation and waits until the screen shows what it would do. */
export async function openPackage(desk: Desk, path: string): Promise<Locator> {
  await desk.hands.goTo(desk.button('exchange.open.button'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  const preview = desk.app().page().locator('#package-preview')
  await preview.waitFor()
  return preview
}

export async function join(desk: Desk, invitation: string, rootDigits: string): Promise<void> {
  await openPackage(desk, invitation)
  await typeDigits(desk, rootDigits)
  await desk.hands.use(desk.button('exchange.preview.join'))
  await said(desk, 'exchange.preview.joined')
}

/** Writes what is new for the one partner there is. */
export async function savePackage(desk: Desk, path: string): Promise<void> {
  await desk.hands.goTo(desk.button('exchange.partners.save'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  await said(desk, 'exchange.partners.saved')
}

export async function applyPackage(desk: Desk): Promise<void> {
  await desk.hands.use(desk.button('exchange.preview.apply'))
  await said(desk, 'exchange.preview.applied')
}

/** The one sentence over all partner offices, as it stands now. */
export async function summaryOf(desk: Desk): Promise<string> {
  const summary = desk.app().page().locator('[data-test=partner-summary]')
  return (await summary.textContent())?.trim() ?? ''
}

/** The lines of the history, newest first. */
export async function readHistory(desk: Desk): Promise<readonly string[]> {
  await desk.hands.use(desk.button('exchangeLog.link'))
  await arrived(desk, 'exchangeLog.title')
  const rows = desk
    .app()
    .page()
    .getByRole('list', { name: words('exchangeLog.list') })
    .getByRole('listitem')
  await rows.first().waitFor()
  return rows.allTextContents()
}

async function typeDigits(desk: Desk, digits: string): Promise<void> {
  const first = desk
    .app()
    .page()
    .getByLabel(words('common.fingerprint.group', { number: 1 }))
  await desk.hands.goTo(first)
  await desk.hands.type(digits)
}

/** Waits for a message with these words. */
async function said(desk: Desk, key: string): Promise<void> {
  await desk.app().page().locator('.fk-toast').getByText(wordsLike(key)).first().waitFor({ timeout: 30_000 })
}

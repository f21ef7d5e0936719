/** How two offices come together and send each other packages, by keyboard and by files. */
import type { Locator } from 'playwright-core'
import { arrived, radios } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { decide } from '#tests/support/app-driver/fields.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words, wordsLike } from '#tests/support/app-driver/words.ts'

export async function goToExchange(desk: Desk): Promise<void> {
  await desk.hands.press('Control+9')
  await arrived(desk, 'exchange.title')
}

/** Offices and devices: their cards, their digits, who is admitted and who is blocked. */
export async function goToNetwork(desk: Desk): Promise<void> {
  await goToExchange(desk)
  await desk.hands.use(desk.button('network.entry.button'))
  await arrived(desk, 'network.title')
}

export async function saveCard(desk: Desk, path: string): Promise<void> {
  await desk.hands.goTo(desk.button('network.card.save'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  await said(desk, 'network.card.saved')
}

/** Digits as they are read out over the phone: the device's own, or those of the network. */
export async function digitsOf(desk: Desk, whose: 'own-digits' | 'root-digits'): Promise<string> {
  const groups = desk.app().page().locator(`[data-test=${whose}] li`)
  await groups.first().waitFor()
  return (await groups.allTextContents()).join('')
}

interface Admission {
  readonly card: string
  readonly invitation: string
  readonly digits: string
}

/** Takes another office in: its card, its digits, and where its invitation goes. */
export async function admit(desk: Desk, { card, invitation, digits }: Admission): Promise<void> {
  await openCard(desk, card, 'office')
  await typeDigits(desk, digits)
  await desk.hands.goTo(desk.button('network.admit.save'))
  await answerFileDialog(desk.app().pid, invitation, () => desk.hands.press('Enter'))
  await said(desk, 'network.admit.saved')
}

interface DeviceAdmission extends Omit<Admission, 'card'> {
  readonly label: string
  readonly full: string
}

/** Takes the further device whose card is open in, and saves what it needs. */
export async function admitDevice(
  desk: Desk,
  { invitation, digits, label, full }: DeviceAdmission,
): Promise<void> {
  await desk.hands.fill(desk.field('network.admit.label'), label)
  await typeDigits(desk, digits)
  await desk.hands.goTo(desk.button('network.admit.save'))
  await answerFileDialog(desk.app().pid, invitation, () => desk.hands.press('Enter'))
  await desk.hands.goTo(desk.button('network.admit.full'))
  await answerFileDialog(desk.app().pid, full, () => desk.hands.press('Enter'))
  await said(desk, 'network.admit.fullSaved')
}

/** Opens a card and says whose it is. */
export async function openCard(desk: Desk, card: string, whose: 'device' | 'office'): Promise<void> {
  await desk.hands.goTo(desk.button('network.admit.open'))
  await answerFileDialog(desk.app().pid, card, () => desk.hands.press('Enter'))
  await decide(desk.hands, radios(desk, 'network.admit.whose'), words(`network.admit.${whose}`))
}

/** Opens a package or an invitation and waits until the screen shows what it would do. */
export async function openPackage(desk: Desk, path: string): Promise<Locator> {
  await desk.hands.goTo(desk.button('exchange.open.button'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  const preview = desk.app().page().locator('#package-preview')
  await preview.waitFor()
  return preview
}

/** `as`: what the device becomes by it. */
export async function join(desk: Desk, { invitation, rootDigits, as = 'office' }: Joining): Promise<void> {
  await openPackage(desk, invitation)
  await typeDigits(desk, rootDigits)
  await desk.hands.use(desk.button('exchange.preview.join'))
  await said(desk, as === 'office' ? 'exchange.preview.joined' : 'exchange.preview.deviceJoined')
}

interface Joining {
  readonly invitation: string
  readonly rootDigits: string
  readonly as?: 'office' | 'device'
}

/** Says what the one partner there is receives. Sending the question off unanswered leads back to it. */
export async function chooseScope(desk: Desk, scope: 'all' | 'transfers' | 'figures'): Promise<void> {
  const form = desk.app().page().locator('form[id^=scope-]')
  await desk.hands.use(desk.button('scope.save'))
  await form.getByText(words('scope.required')).waitFor()
  const wanted = form.getByRole('radio', { name: new RegExp(`^${words(`scope.${scope}`)}`) })
  await waitUntil(
    async () => {
      if (await wanted.evaluate((radio) => radio === document.activeElement)) return true
      await desk.hands.press('ArrowDown')
      return false
    },
    { what: `the choice ${scope}` },
  )
  if ((await wanted.getAttribute('aria-checked')) !== 'true') await desk.hands.press('Space')
  await desk.hands.use(desk.button('scope.save'))
  await said(desk, 'scope.chosen')
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
export async function said(desk: Desk, key: string): Promise<void> {
  await desk.app().page().locator('.fk-toast').getByText(wordsLike(key)).first().waitFor({ timeout: 30_000 })
}

/** First start to the open vault, and every later opening. */
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { choose } from '#tests/support/app-driver/fields.ts'
import { words } from '#tests/support/app-driver/words.ts'

export interface Newcomer {
  readonly office: string
  /** As it stands in the list of regions. */
  readonly region: string
  readonly initials: string
}

/** What the adviser writes on a note and what comes out of the printer. */
export interface Secrets {
  readonly passphrase: string
  readonly recoveryCode: string
  /** How many screens it took. */
  readonly steps: number
}

type Look = (name: string) => Promise<void>
const noLook: Look = async () => undefined

/** Goes through the whole first start by keyboard. */
export async function setUp(desk: Desk, newcomer: Newcomer, look: Look = noLook): Promise<Secrets> {
  const { hands } = desk
  await hands.fill(desk.field('setup.office.name'), newcomer.office)
  await choose(hands, desk.field('setup.office.region'), newcomer.region)
  await look('setup-office')
  await hands.use(desk.button('setup.next'))
  await hands.fill(desk.field('setup.adviser.initials'), newcomer.initials)
  await look('setup-adviser')
  await hands.press('Enter')
  const passphrase = await drawnWords(desk)
  await look('setup-passphrase')
  await hands.use(desk.button('setup.next'))
  await hands.fill(desk.field('setup.confirm.label'), passphrase)
  await look('setup-confirm')
  await hands.press('Enter')
  const recoveryCode = await copyTwoGroups(desk)
  await look('setup-sheet')
  await hands.press('Enter')
  await isOpen(desk)
  return { passphrase, recoveryCode, steps: 5 }
}

/** The same with a passphrase of one's own instead of the drawn words. */
export async function setUpWithOwnWords(
  desk: Desk,
  newcomer: Newcomer & { readonly passphrase: string },
): Promise<void> {
  const { hands } = desk
  await hands.fill(desk.field('setup.office.name'), newcomer.office)
  await hands.press('Enter')
  await hands.fill(desk.field('setup.adviser.initials'), newcomer.initials)
  await hands.press('Enter')
  await hands.use(desk.button('setup.passphrase.own'))
  await hands.fill(desk.field('setup.passphrase.ownLabel'), newcomer.passphrase)
  await desk.app().page().getByText(words('setup.passphrase.good')).waitFor()
  await hands.use(desk.button('setup.next'))
  await hands.fill(desk.field('setup.confirm.label'), newcomer.passphrase)
  await hands.press('Enter')
  await copyTwoGroups(desk)
  await hands.press('Enter')
  await isOpen(desk)
}

/** Types the passphrase on the lock screen; answers with the milliseconds from Enter to the first screen. */
export async function unlock(desk: Desk, passphrase: string): Promise<number> {
  await desk.hands.fill(desk.field('unlock.passphrase'), passphrase)
  const start = performance.now()
  await desk.hands.press('Enter')
  await isOpen(desk)
  return performance.now() - start
}

/** Locks with the shortcut; the window is another one afterwards. */
export async function lock(desk: Desk): Promise<void> {
  await desk.app().replaced(() => desk.hands.press('Control+l'))
  await desk.field('unlock.passphrase').waitFor()
}

/** Waits for the first screen behind the lock. */
export async function isOpen(desk: Desk): Promise<void> {
  const today = desk
    .app()
    .page()
    .getByRole('heading', { level: 1, name: words('today.title') })
  await today.waitFor({ timeout: 30_000 })
}

/** The five words on the screen. */
export async function drawnWords(desk: Desk): Promise<string> {
  const drawn = desk
    .app()
    .page()
    .locator('[data-test=drawn-words]')
    .filter({ hasText: /^\s*\S+( \S+){4}\s*$/ })
  return ((await drawn.textContent()) ?? '').trim()
}

/** Copies what the sheet asks for, and answers with the whole code. */
export async function copyTwoGroups(desk: Desk): Promise<string> {
  const sheet = desk.app().page().locator('[data-test=recovery-code] .paper__characters')
  await sheet.first().waitFor({ timeout: 30_000 })
  const groups = await sheet.allTextContents()
  for (const number of [2, 6]) {
    await desk.hands.fill(desk.field('setup.sheet.checkFirst', { group: number }), groups[number - 1] ?? '')
  }
  return groups.join('-')
}

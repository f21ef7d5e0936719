/** What several advisers at one laptop do with each other's cases, by keyboard. */
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { goToSettings } from '#tests/e2e/steps/upkeep-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { choose, decide } from '#tests/support/app-driver/fields.ts'
import { words, wordsLike } from '#tests/support/app-driver/words.ts'

export interface PlannedAbsence {
  readonly who: string
  readonly cover: string
  readonly until: string
}

export async function enterAbsence(desk: Desk, { who, cover, until }: PlannedAbsence): Promise<void> {
  await goToSettings(desk, 'access')
  await desk.hands.use(desk.button('advisers.absence.add'))
  await choose(desk.hands, desk.field('advisers.absence.who'), who)
  await choose(desk.hands, desk.field('advisers.absence.cover'), cover)
  await desk.hands.fill(desk.field('advisers.absence.until'), until)
  await desk.hands.press('Control+Enter')
}

/** Sees one's own cases or everybody's on the screen that is open. */
export async function seeCases(desk: Desk, whose: 'mine' | 'all'): Promise<void> {
  const group = desk
    .app()
    .page()
    .getByRole('radiogroup', { name: words('advisers.whose.label') })
  await decide(desk.hands, group, words(`advisers.whose.${whose}`))
}

/** The codes on the day's list of follow-ups, once there are so many. */
export async function codesOfToday(desk: Desk, count: number): Promise<readonly string[]> {
  const panel = desk
    .app()
    .page()
    .getByRole('region', { name: words('today.followUps') })
  const codes = panel.locator('.fk-code')
  if (count === 0) await panel.getByText(words('today.followUpsEmpty')).waitFor()
  else await codes.nth(count - 1).waitFor()
  await codes.nth(count).waitFor({ state: 'detached' })
  return (await codes.allTextContents()).map((text) => text.trim())
}

export interface PlannedHandOver {
  readonly to: string
  readonly note: string
  /** How many cases are chosen. */
  readonly count: number
}

/** Fills in the open hand-over and gives the cases away. */
export async function giveCases(desk: Desk, { to, note, count }: PlannedHandOver): Promise<void> {
  await choose(desk.hands, desk.field('advisers.handOver.to'), to)
  await desk.hands.fill(desk.field('advisers.handOver.note'), note)
  await desk.hands.press('Control+Enter')
  const told = words('advisers.handOver.given', { count, to })
  await desk.app().page().locator('.fk-toast').getByText(told).waitFor()
}

/** From the menu of the open case. */
export async function openHandOver(desk: Desk): Promise<void> {
  const page = desk.app().page()
  await desk.hands.use(desk.button('cases.case.more'))
  const item = page.getByRole('menuitem', { name: words('advisers.handOver.menu') })
  await item.waitFor()
  for (let step = 0; step < 9 && !(await item.evaluate((one) => one === document.activeElement)); step += 1)
    await desk.hands.press('ArrowDown')
  await desk.hands.press('Enter')
  await arrived(desk, 'advisers.handOver.title')
}

export async function renameSelf(desk: Desk, initials: string, passphrase: string): Promise<void> {
  await goToSettings(desk, 'access')
  await desk.hands.use(desk.button('advisers.list.rename'))
  await desk.hands.fill(desk.field('advisers.list.newInitials'), initials)
  await desk.hands.fill(desk.field('advisers.list.passphrase'), passphrase)
  await desk.hands.press('Enter')
}

export async function removeAccess(desk: Desk, initials: string): Promise<void> {
  await goToSettings(desk, 'access')
  await desk.hands.use(desk.button('advisers.list.remove', { initials }))
  const dialog = desk.app().page().getByRole('alertdialog')
  await dialog.waitFor()
  await desk.hands.use(dialog.getByRole('button', { name: words('advisers.list.shortRemove') }))
  await dialog.waitFor({ state: 'detached' })
  await said(desk, 'advisers.list.removed')
}

export async function said(desk: Desk, key: string): Promise<void> {
  await desk.app().page().locator('.fk-toast').getByText(wordsLike(key)).first().waitFor({ timeout: 30_000 })
}

/** What the offices of a hand-over look at and where they go for it. */
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { screenText } from '#tests/e2e/steps/referral-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

/** A case is on screen before all that belongs to it is. */
export async function reads(desk: Desk, text: string): Promise<void> {
  await waitUntil(async () => (await screenText(desk)).includes(text), { what: text })
}

/** How many hand-overs wait for a word of this office, as Heute says. */
export async function waitsFor(desk: Desk, count: number): Promise<void> {
  const said = desk.app().page().getByText(words('transfer.waiting', { count }))
  if (count > 0) return said.waitFor()
  await desk.button('transfer.look').waitFor({ state: 'detached' })
}

/** From elsewhere, so that the screen reads what has come in. */
export async function comeToToday(desk: Desk): Promise<void> {
  await desk.hands.press('Control+2')
  await arrived(desk, 'cases.title')
  await desk.hands.press('Control+1')
  await arrived(desk, 'today.title')
}

export async function goToTransfers(desk: Desk): Promise<void> {
  const palette = desk.app().page().getByRole('dialog')
  await desk.hands.press('Control+k')
  await palette.getByRole('combobox').waitFor()
  await desk.hands.type(words('app.commands.goTransfers'))
  const option = palette.getByRole('option', { name: words('app.commands.goTransfers'), exact: true })
  await option.waitFor()
  await waitUntil(
    async () => {
      if ((await option.getAttribute('data-highlighted')) !== null) return true
      await desk.hands.press('ArrowDown')
      return false
    },
    { what: 'the command in the palette' },
  )
  await desk.hands.press('Enter')
  await desk
    .app()
    .page()
    .getByRole('heading', { level: 1, name: words('transfer.title') })
    .waitFor()
}

/** Walks to the row that says this and unfolds it. */
export async function unfold(desk: Desk, text: string): Promise<void> {
  await desk.hands.use(desk.app().page().locator('.transfer__line').filter({ hasText: text }))
  await desk.app().page().locator('.transfer__open').getByText(text).waitFor()
}

/** An outreach day by keyboard: the mode, and one conversation after the other. */
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { words } from '#tests/support/app-driver/words.ts'

/** Switches outreach mode on; ends on the screen for the first conversation. */
export async function beginOutreach(
  desk: Desk,
  { place, region }: { readonly place: string; readonly region: string },
): Promise<void> {
  const { hands } = desk
  await hands.press('Control+Shift+T')
  await arrived(desk, 'outreach.title')
  await hands.fill(desk.field('outreach.place'), place)
  await hands.press('Tab', 'Control+A')
  await hands.type(region)
  await hands.press('Tab', 'Control+Enter')
  await arrived(desk, 'outreach.capture.title')
  await desk.app().page().locator('#code').waitFor()
}

/** What is typed into each field, as an adviser would: the first letters, then Tab. Empty: passed over. */
export interface QuickTalk {
  readonly group?: string
  readonly age?: string
  readonly sex?: string
  readonly residence?: string
  readonly german?: string
  readonly topics: readonly string[]
  readonly note: string
  readonly next?: string
  readonly weeks?: string
  readonly body?: string
}

/** From the field for the code to the saved conversation, without looking where the focus is. Answers with the code. */
export async function captureTalk(desk: Desk, talk: QuickTalk): Promise<string> {
  const { hands } = desk
  const page = desk.app().page()
  const last = page.locator('[data-test=last-code]')
  const before = await last.textContent({ timeout: 1 }).catch(() => null)
  const pass = async (text = '') => {
    if (text !== '') await hands.type(text)
    await hands.press('Tab')
  }
  await pass()
  await pass(talk.group)
  await pass() // The region comes from the outreach mode.
  await pass(talk.age)
  await pass(talk.sex)
  await pass(talk.residence)
  await pass(talk.german)
  await pass() // So does the mediation.
  for (const topic of talk.topics) {
    await hands.type(topic)
    await hands.press('Enter')
  }
  await pass()
  await pass()
  await pass(talk.note)
  await pass(talk.next)
  if (talk.weeks !== undefined) await hands.type(talk.weeks)
  if (talk.body !== undefined) {
    await hands.press('Tab', 'Tab', 'Tab')
    await pass(talk.body)
  }
  await hands.press('Control+Enter')
  await page.waitForFunction((former) => {
    const code = document.querySelector('[data-test=last-code]')?.textContent ?? null
    return code !== null && code !== former && document.activeElement?.id === 'code'
  }, before)
  return ((await last.textContent()) ?? '').trim()
}

/** Waits until the top bar says where one is. */
export async function badgeOf(desk: Desk): Promise<string> {
  const badge = desk.button('common.top.place')
  await badge.waitFor()
  return (await badge.textContent())?.trim() ?? ''
}

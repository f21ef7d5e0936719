/** An outreach day by keyboard: the mode, and one conversation after the other. */
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'

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

type Typed = 'sex' | 'group' | 'age' | 'residence' | 'german' | 'body'

/** What is typed into each field, as an adviser would: the first letters, then Tab. What is missing is passed over. */
export interface QuickTalk {
  readonly typed: Readonly<Partial<Record<Typed, string>>>
  readonly topics: readonly string[]
  readonly note: string
  readonly next: { readonly what: string; readonly weeks: string }
}

/** From the field for the code to the saved conversation, without looking where the focus is. Answers with the code. */
export async function captureTalk(desk: Desk, { typed, topics, note, next }: QuickTalk): Promise<string> {
  const { hands } = desk
  const pass = async (...texts: readonly (string | undefined)[]) => {
    for (const text of texts) {
      if (text !== undefined) await hands.type(text)
      await hands.press('Tab')
    }
  }
  const before = await lastCode(desk)
  // Code and region stay as they are: a new case, in the region of the outreach mode.
  await pass(undefined, undefined, typed.sex, typed.group, typed.age, typed.residence, typed.german)
  for (const topic of topics) {
    await hands.type(topic)
    await hands.press('Enter')
  }
  await pass(undefined, undefined, undefined, note, next.what, next.weeks, undefined, undefined, typed.body)
  await hands.press('Control+Enter')
  await desk
    .app()
    .page()
    .waitForFunction((former) => {
      const code = document.querySelector('[data-test=last-code]')?.textContent ?? ''
      return code !== '' && code !== former && document.activeElement?.id === 'code'
    }, before)
  return lastCode(desk)
}

/** The code that stands on the screen as saved last; empty before the first. */
async function lastCode(desk: Desk): Promise<string> {
  const found = await desk.app().page().locator('[data-test=last-code]').allTextContents()
  return found[0] ?? ''
}

/** What the top bar says of the outreach mode. */
export async function badgeOf(desk: Desk): Promise<string> {
  const badge = desk.button('common.top.place')
  await badge.waitFor()
  return (await badge.textContent())?.trim() ?? ''
}

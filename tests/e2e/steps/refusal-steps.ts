/** A form gets something bad, is sent by key, and is read: the sentence, what was typed, where the focus is. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

/** Something bad, typed into a form. Fields go by their selectors. */
export interface BadInput {
  /** What is typed where; an empty text empties the field. */
  readonly typed: readonly (readonly [field: string, text: string])[]
  /** Other acts before saving, such as a choice. */
  readonly also?: () => Promise<void>
  readonly save: 'Control+Enter' | 'Enter' | 'Tab'
  /** The field that is wrong; the focus is in it afterwards. */
  readonly wrong: string
  /** Part of the sentence that says so. */
  readonly says: string
}

/** Types, saves, and expects to be refused well. */
export async function expectRefused(desk: Desk, bad: BadInput): Promise<void> {
  const page = desk.app().page()
  for (const [field, text] of bad.typed) await retype(desk, page.locator(field), text)
  await bad.also?.()
  await desk.hands.press(bad.save)
  const wrong = page.locator(bad.wrong)
  await waitUntil(async () => (await sentencesAt(wrong)).includes(bad.says), {
    what: async () => `„${bad.says}“ at ${bad.wrong}; there is: ${await sentencesAt(wrong)}`,
  })
  for (const [field, text] of bad.typed) expect(await page.locator(field).inputValue(), field).toBe(text)
  if (bad.save !== 'Tab') expect(await focusIn(page, bad.wrong), await placeOfFocus(page)).toBe(true)
}

async function retype({ hands }: Desk, field: Locator, text: string): Promise<void> {
  await hands.goTo(field)
  await hands.press('Control+A', 'Delete')
  if (text.length < longText) await hands.type(text)
  // Nobody types that much: it is pasted.
  else await field.fill(text)
}

const longText = 100

/** The sentences that a field is described by, as far as they can be seen. */
async function sentencesAt(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ')
    return ids
      .flatMap((id) => document.getElementById(id) ?? [])
      .filter((sentence) => sentence.checkVisibility())
      .map((sentence) => sentence.textContent.trim())
      .join(' ')
  })
}

async function focusIn(page: Page, field: string): Promise<boolean> {
  const isThere = (selector: string) =>
    document.querySelector(selector)?.contains(document.activeElement) === true
  return page.waitForFunction(isThere, field, { timeout: 5000 }).then(
    () => true,
    () => false,
  )
}

async function placeOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => `the focus is in ${document.activeElement?.outerHTML.slice(0, 200) ?? ''}`)
}

/** How the kinds of fields are filled by keyboard. */
import type { Locator, Page } from 'playwright-core'
import type { Hands } from '#tests/support/app-driver/hands.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

/**
 * Chooses in the platform's own list: opens it, walks to the entry, takes it. Without opening it, every step on the
 * way would already count as a choice.
 */
export async function choose(hands: Hands, list: Locator, label: string): Promise<void> {
  await hands.goTo(list)
  const labels = (await list.locator('option').allTextContents()).map((text) => text.trim())
  const wanted = labels.indexOf(label)
  if (wanted < 0) throw new Error(`Not in the list: ${label}. There are: ${labels.join(', ')}`)
  const now = await list.evaluate((element) => (element as HTMLSelectElement).selectedIndex)
  if (wanted === now) return
  const step = wanted > now ? 'ArrowDown' : 'ArrowUp'
  await hands.press('Space', ...Array.from({ length: Math.abs(wanted - now) }, () => step), 'Enter')
}

/** Types into a combobox or a chips field and takes the suggestion with this label. */
export async function pick(
  hands: Hands,
  page: Page,
  field: { readonly at: Locator; readonly label: string },
): Promise<void> {
  await hands.goTo(field.at)
  await hands.press('Control+A')
  await hands.type(field.label)
  const option = page.getByRole('option', { name: field.label, exact: true }).first()
  await option.waitFor()
  await waitUntil(
    async () => {
      if ((await option.getAttribute('data-highlighted')) !== null) return true
      await hands.press('ArrowDown')
      return false
    },
    { what: `the suggestion ${field.label}` },
  )
  await hands.press('Enter')
}

/** Walks to a group of radio buttons and along it to the wanted one. */
export async function decide(hands: Hands, group: Locator, label: string): Promise<void> {
  await hands.goTo(group)
  const radios = group.getByRole('radio')
  const labels = (await radios.allTextContents()).map((text) => text.trim())
  const exact = labels.indexOf(label)
  // Below its words an answer may explain itself.
  const wanted = exact < 0 ? labels.findIndex((text) => text.startsWith(label)) : exact
  if (wanted < 0) throw new Error(`Not in the group: ${label}. There are: ${labels.join(', ')}`)
  const now = await radios.evaluateAll((elements) => elements.indexOf(document.activeElement as HTMLElement))
  const radio = radios.nth(wanted)
  if (wanted === now) {
    if (!(await isChosenOrGone(radio))) await hands.press('Space')
    return
  }
  const step = wanted > now ? 'ArrowRight' : 'ArrowLeft'
  await hands.press(...Array.from({ length: Math.abs(wanted - now) - 1 }, () => step))
  // An arrow chooses what it reaches, while it is down. Nothing else is pressed: the question may be gone, and the
  // next one in its place would be answered.
  await hands.hold(step, async () => {
    await waitUntil(() => isChosenOrGone(radio), { what: `the choice ${label}` })
  })
}

/** A choice may have taken the whole question away. Asked without waiting: a slow answer is not a missing one. */
async function isChosenOrGone(radio: Locator): Promise<boolean> {
  return radio.evaluateAll(([element]) => !element || element.getAttribute('aria-checked') === 'true')
}

/** Walks down an open menu to an entry and takes it. */
export async function chooseInMenu(hands: Hands, menu: Locator, label: string): Promise<void> {
  const entry = menu.getByRole('menuitem', { name: label, exact: true })
  await waitUntil(
    async () => {
      if (await entry.evaluate((element) => element === document.activeElement)) return true
      await hands.press('ArrowDown')
      return false
    },
    { what: `the entry ${label}` },
  )
  await hands.press('Enter')
}

/** How the kinds of fields are filled by keyboard. */
import type { Locator, Page } from 'playwright-core'
import type { Hands } from '#tests/support/app-driver/hands.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

/** Chooses in the platform's own list by walking down to the wanted entry. */
export async function choose(hands: Hands, list: Locator, label: string): Promise<void> {
  await hands.goTo(list)
  await hands.press('Home')
  const labels = await list.locator('option').allTextContents()
  for (let step = 0; step < labels.length; step += 1) {
    if ((await chosenIn(list)) === label) return
    await hands.press('ArrowDown')
  }
  throw new Error(`Not in the list: ${label}. There are: ${labels.map((text) => text.trim()).join(', ')}`)
}

function chosenIn(list: Locator): Promise<string> {
  return list.evaluate((element) => {
    const { selectedOptions } = element as HTMLSelectElement
    return selectedOptions[0]?.textContent?.trim() ?? ''
  })
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
  const wanted = group.getByRole('radio', { name: label, exact: true })
  await hands.goTo(group)
  const count = await group.getByRole('radio').count()
  for (let step = 0; step <= count; step += 1) {
    if (await hasFocus(wanted)) return hands.press('Space')
    await hands.press('ArrowRight')
  }
  throw new Error(`Not in the group: ${label}`)
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

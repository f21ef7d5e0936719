/** Taking in a list from Excel by keyboard, step by step. */
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { words } from '#tests/support/app-driver/words.ts'

/** Through the command palette, from wherever one is. */
export async function goToImport(desk: Desk): Promise<void> {
  await desk.hands.press('Control+k')
  const field = desk
    .app()
    .page()
    .getByRole('combobox', { name: words('common.palette.placeholder') })
  await field.or(desk.app().page().locator('.fk-palette input')).first().waitFor()
  await desk.hands.type(words('app.commands.importList'))
  // What is found comes in parts; Enter takes what is marked.
  await desk
    .app()
    .page()
    .locator('[role=option][data-highlighted]')
    .filter({ hasText: words('app.commands.importList') })
    .waitFor()
  await desk.hands.press('Enter')
  await arrived(desk, 'import.title')
}

export async function openList(desk: Desk, path: string): Promise<void> {
  await desk.hands.goTo(desk.button('import.file.choose'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
}

/** Waits for a step by its heading; the focus stands there. */
export async function atStep(desk: Desk, step: 'columns' | 'values' | 'trial'): Promise<void> {
  await desk
    .app()
    .page()
    .getByRole('heading', { level: 2, name: words(`import.${step}.title`) })
    .waitFor({ timeout: 30_000 })
}

/** On with what the screen suggests. */
export async function goOn(desk: Desk, to: 'values' | 'trial'): Promise<void> {
  await desk.hands.press('Control+Enter')
  await atStep(desk, to)
}

/** The counts of the trial, by their words. */
export async function trialCounts(desk: Desk): Promise<Readonly<Record<string, string>>> {
  const list = desk.app().page().locator('[data-test=import-counts]')
  const terms = await list.locator('dt').allTextContents()
  const facts = await list.locator('dd').allTextContents()
  return Object.fromEntries(terms.map((term, at) => [term.trim(), (facts[at] ?? '').trim()]))
}

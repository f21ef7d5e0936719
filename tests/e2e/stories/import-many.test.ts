/** Ten thousand rows in the real app: how long it takes, whether the window stays alive, and that cancelling leaves nothing. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import * as steps from '#tests/e2e/steps/import-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeList } from '#tests/support/office-list.ts'
import { xlsxOf } from '#tests/support/spreadsheets.ts'

const rows = 10_000
const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const list = () => join(desk().home.outside, 'liste.xlsx')
const all = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 1 } as const

/** The longest time between two frames, from now on; milliseconds. */
async function watchFrames(): Promise<() => Promise<number>> {
  await page().evaluate(() => {
    let last = performance.now()
    const longest = { milliseconds: 0 }
    const step = () => {
      const now = performance.now()
      longest.milliseconds = Math.max(longest.milliseconds, now - last)
      last = now
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
    Object.assign(window, { longestFrame: longest })
  })
  return () =>
    page().evaluate(
      () => (window as unknown as { longestFrame: { milliseconds: number } }).longestFrame.milliseconds,
    )
}

beforeAll(async () => {
  started.desk = await openDesk('import-many', { target: await builtApp() })
  await setUp(desk(), { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
  writeFileSync(list(), await xlsxOf(officeList(rows)))
}, 120_000)

afterAll(() => started.desk?.leave())

test('ten thousand rows come in within twenty seconds, and the window never stands still', async () => {
  await steps.goToImport(desk())
  const longest = await watchFrames()
  await steps.openList(desk(), list())
  await steps.atStep(desk(), 'columns')
  const begun = performance.now()
  await steps.goOn(desk(), 'values')
  await steps.goOn(desk(), 'trial')
  const tried = performance.now()
  await desk().hands.press('Control+Enter')
  await page().locator('.fk-progress').waitFor()
  await desk().hands.use(
    page()
      .locator('.fk-progress')
      .getByRole('button', { name: words('common.action.cancel') }),
  )
  await page().getByText(words('errors.Stopped')).waitFor({ timeout: 20_000 })
  expect((await callVault(page(), 'list', all)).total).toBe(0)
  const again = performance.now()
  await desk().hands.press('Control+Enter')
  await page()
    .locator('.fk-toast')
    .getByText(words('import.done', { count: rows, shown: '10.000' }))
    .waitFor({ timeout: 60_000 })
  const done = performance.now()
  await arrived(desk(), 'cases.title')
  expect((await callVault(page(), 'list', all)).total).toBe(rows)
  const figures = { trial: tried - begun, import: done - again, longestFrame: await longest() }
  process.stdout.write(`Import of ${String(rows)} rows, milliseconds: ${JSON.stringify(figures)}\n`)
  expect(figures.trial + figures.import).toBeLessThan(20_000)
  expect(figures.longestFrame).toBeLessThan(500)
}, 120_000)

test('one undo puts them all into the bin', async () => {
  await desk().hands.press('Control+z')
  await page().locator('.fk-toast').getByText(words('import.undone')).waitFor({ timeout: 60_000 })
  expect((await callVault(page(), 'list', all)).total).toBe(0)
  expect((await callVault(page(), 'list', { ...all, state: 'bin' })).total).toBe(rows)
}, 120_000)

/** What becomes of cases in the end: reduced when their time has come, taken out as a table, binned, given back, erased. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { enterList, lookAround, openLargeOffice, toast, totalsOf } from '#tests/e2e/steps/mass-steps.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { findInEveryLook, put } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const hands = () => desk().hands
const look = lookAround(page, 'bin')

beforeAll(async () => {
  started.desk = await openLargeOffice('bin', 60)
}, 120_000)

afterAll(() => started.desk?.leave())

test('Heute proposes to reduce what was closed long ago, with everything prepared', async () => {
  await hands().press('Control+1')
  await cases.arrived(desk(), 'today.title')
  await desk().button('bulk.aged.reduceLook').waitFor()
  await look('heute')
  expect(await findInEveryLook(page())).toEqual([])
  await hands().use(desk().button('bulk.aged.reduceLook'))
  await page().locator('[role=dialog] .fk-notice__title').waitFor()
  await look('kuerzen')
  expect(await findInEveryLook(page())).toEqual([])
  await hands().use(page().getByRole('dialog').locator('.fk-button--primary'))
  await toast(desk(), 'bulk.done.anonymise').waitFor({ timeout: 60_000 })
  await waitUntil(
    async () => (await callVault(page(), 'agedCases', '2026-11-22' as CalendarDate)).toReduce === 0,
    {
      what: 'nothing left to reduce',
    },
  )
  await look('nichts-mehr-zu-kuerzen')
})

test('a selection leaves as a table without a cell that a spreadsheet would run', async () => {
  await hands().press('Control+1', 'Control+2')
  await cases.arrived(desk(), 'cases.title')
  await hands().use(desk().button('bulk.aged.all'))
  await enterList(desk())
  await hands().press('Control+a')
  await hands().use(desk().button('bulk.more'))
  await page()
    .getByRole('menuitem', { name: words('bulk.acts.export') })
    .waitFor()
  await hands().press('ArrowDown', 'Enter')
  await page().getByRole('dialog').waitFor()
  await look('als-datei')
  expect(await findInEveryLook(page())).toEqual([])
  const file = join(desk().home.outside, 'tabelle.csv')
  await answerFileDialog(desk().app().pid, file, () =>
    hands().use(page().getByRole('dialog').locator('.fk-button--primary')),
  )
  await toast(desk(), 'bulk.export.saved').waitFor()
  const lines = readFileSync(file, 'utf8').trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.slice(1).every((line) => !/(^|;)"?[=+@-]/.test(line))).toBe(true)
})

test('the bin gives back what it got, and erases only after a word was typed', async () => {
  await enterList(desk())
  await hands().press('Escape', 'Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space')
  await hands().use(desk().button('bulk.more'))
  await page()
    .getByRole('menuitem', { name: words('bulk.acts.bin') })
    .waitFor()
  await hands().press('ArrowDown', 'ArrowDown', 'Enter')
  await toast(desk(), 'bulk.done.bin').waitFor()
  await hands().use(desk().button('bulk.bin.open'))
  await cases.arrived(desk(), 'bulk.bin.title')
  await hands().goTo(page().getByRole('grid'))
  await hands().press('Space')
  await look('papierkorb')
  expect(await findInEveryLook(page())).toEqual([])
  await hands().use(desk().button('bulk.acts.restore'))
  await toast(desk(), 'bulk.done.restore', 1).waitFor()
  expect((await totalsOf(page())).bin).toBe(2)
  await hands().goTo(page().getByRole('grid'))
  await hands().press('Control+a')
  await hands().use(desk().button('bulk.acts.erase'))
  const word = desk().field('bulk.erase.type', { word: words('bulk.erase.word') })
  await hands().fill(word, 'ja')
  await hands().press('Enter')
  await page()
    .getByText(words('bulk.erase.differs', { word: words('bulk.erase.word') }))
    .waitFor()
  await look('endgueltig-loeschen')
  expect(await findInEveryLook(page())).toEqual([])
  expect((await totalsOf(page())).bin).toBe(2)
  await hands().fill(word, words('bulk.erase.word'))
  await hands().press('Enter')
  await toast(desk(), 'bulk.erase.done').waitFor({ timeout: 30_000 })
  expect((await totalsOf(page())).bin).toBe(0)
  await page().getByText(words('bulk.bin.none')).waitFor()
  await look('papierkorb-leer')
  await put(page(), 'zoomed')
  await hands().press('Control+2')
  await enterList(desk())
  await hands().press('Space')
  await look('auswahl-200-prozent')
  expect(await findViolations(page())).toEqual([])
  await put(page(), 'light')
  expect(desk().app().complaints()).toEqual([])
})

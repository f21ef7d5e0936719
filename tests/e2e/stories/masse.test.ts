/** An office with 5,000 cases: many are closed, handed over, reduced and erased by keyboard, and the window stays alive. */
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { unlock } from '#tests/e2e/steps/first-start.ts'
import { enterList, notedFrames, selectedCount, toast, watchFrames } from '#tests/e2e/steps/mass-steps.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { choose, decide, pick } from '#tests/support/app-driver/fields.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { put } from '#tests/support/app-driver/manners.ts'
import { focusWindow, resizeWindow, visibleWindows } from '#tests/support/app-driver/screen.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'
import { syntheticCases } from '#tests/support/synthetic-office.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'

const passphrase = 'amber basket candle dragon ember'
const budget = 200
const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const hands = () => desk().hands
const album = process.env['MASSE_ALBUM'] ? makeAlbum(process.env['MASSE_ALBUM']) : null
const look = async (name: string) => album?.take(page(), name)
const figures: string[] = []
function noteFigure(what: string, { longest, tasks }: Frames): void {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  figures.push(`${what}: ${String(longest)} ms without a frame, own tasks ${tasks.join(' ')}, load ${load}`)
}

beforeAll(async () => {
  const home = makeAppHome('masse')
  await prepareVault({
    folder: join(home.data, 'vault'),
    office: 'Beratungsstelle Nord',
    region: 'magdeburg',
    adviser: 'AB',
    passphrase,
    cases: syntheticCases({
      seed: 7,
      cases: 5000,
      until: '2026-11-22' as CalendarDate,
      region: 'magdeburg',
    }),
  })
  started.desk = await openDesk('masse', { target: await builtApp(), home })
  for (const id of await visibleWindows(desk().app().pid)) {
    await resizeWindow(id, { width: 1280, height: 720 })
    await focusWindow(id)
  }
  await unlock(desk(), passphrase)
}, 120_000)

afterAll(async () => {
  process.stdout.write(`${figures.join('\n')}\n`)
  await started.desk?.leave()
})

const totals = async () => {
  const query = { text: '', sort: 'code', descending: false, from: 0, count: 0 } as const
  const of = async (state: 'open' | 'closed' | 'bin') =>
    (await callVault(page(), 'list', { ...query, state })).total
  return { open: await of('open'), closed: await of('closed'), bin: await of('bin') }
}

test('rows are marked with Space, a stretch with Shift, everything with Strg+A, nothing with Escape', async () => {
  await hands().press('Control+2')
  await cases.arrived(desk(), 'cases.title')
  await decide(hands(), page().getByRole('radiogroup', { name: words('cases.state') }), words('cases.all'))
  await enterList(desk())
  await hands().press('Space')
  await waitUntil(async () => (await selectedCount(page())) === 1, { what: 'one' })
  await hands().press('ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp')
  await waitUntil(async () => (await selectedCount(page())) === 3, { what: 'one and a stretch of two' })
  await look('auswahl')
  expect(await page().locator('[role=grid]').getAttribute('aria-multiselectable')).toBe('true')
  expect(await page().locator('[role=row][aria-selected=true]').count()).toBe(3)
  await hands().press('Control+a')
  await waitUntil(async () => (await selectedCount(page())) === 5000, { what: 'everything' })
  await hands().press('Escape')
  await waitUntil(async () => (await selectedCount(page())) === 0, { what: 'nothing' })
  expect(await page().evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
})

test('2,000 of 5,000 are closed: what cannot be is said before, no frame takes long, one undo takes all back', async () => {
  const before = await totals()
  await hands().press('Control+Home')
  await watchFrames(page())
  for (let screens = 0; (await selectedCount(page())) < 2000; screens += 1) {
    await hands().press(...Array.from({ length: 10 }, () => 'Shift+PageDown'))
    await waitUntil(async () => (await selectedCount(page())) > screens, { what: 'more' })
  }
  noteFigure('selecting 2,000', await notedFrames(page()))
  const selected = await selectedCount(page())
  await hands().use(desk().button('bulk.acts.close'))
  await pick(hands(), page(), {
    at: desk().field('cases.case.closeResults'),
    label: words('lists.caseResult.language-course'),
  })
  await hands().press('Tab')
  await watchFrames(page())
  const outlook = page().locator('[role=dialog] .fk-notice__title')
  await outlook.waitFor()
  noteFigure('looking ahead', await notedFrames(page()))
  expect(await outlook.textContent()).toMatch(/\d+ von \d+/)
  await look('abschliessen')
  expect(await findViolations(page())).toEqual([])
  await watchFrames(page())
  const start = performance.now()
  await hands().use(page().getByRole('dialog').locator('.fk-button--primary'))
  await toast(desk(), 'bulk.done.close').waitFor({ timeout: 60_000 })
  const time = performance.now() - start
  await page().waitForTimeout(500)
  const frames = await notedFrames(page())
  const after = await totals()
  const closed = String(after.closed - before.closed)
  noteFigure(`closing ${closed} of ${String(selected)} in ${String(Math.round(time))} ms`, frames)
  expect(after.closed).toBeGreaterThan(before.closed + 500)
  expect(frames.longest).toBeLessThan(budget)
  expect(await page().evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
  await look('abgeschlossen')
  await watchFrames(page())
  await hands().press('Control+z')
  await toast(desk(), 'bulk.undone').waitFor({ timeout: 60_000 })
  const undoing = await notedFrames(page())
  noteFigure('undo', undoing)
  expect(undoing.longest).toBeLessThan(budget)
  expect(await totals()).toEqual(before)
})

test('everything is handed over at once, and can be stopped', async () => {
  const advisers = async () => {
    const { rows } = await callVault(page(), 'list', {
      text: '',
      state: 'all',
      sort: 'code',
      descending: false,
      from: 0,
      count: 5000,
    })
    return rows.filter(({ adviser }) => adviser === 'AB').length
  }
  const before = await advisers()
  await enterList(desk())
  await hands().press('Control+a')
  await hands().use(desk().button('bulk.acts.assign'))
  await choose(hands(), desk().field('bulk.assign.who'), 'AB')
  await page().locator('[role=dialog] .fk-notice__title').waitFor()
  const confirm = page().getByRole('dialog').locator('.fk-button--primary')
  await hands().use(confirm)
  await hands().use(page().getByRole('dialog').locator('.fk-progress .fk-button'))
  await page()
    .locator('.fk-toast')
    .filter({ hasText: words('errors.Stopped') })
    .waitFor()
  expect(await advisers()).toBe(before)
  await watchFrames(page())
  await hands().use(confirm)
  await toast(desk(), 'bulk.done.assign').waitFor({ timeout: 60_000 })
  const frames = await notedFrames(page())
  noteFigure('handing over all 5,000', frames)
  expect(frames.longest).toBeLessThan(budget)
  expect(await advisers()).toBe(5000)
})

test('Heute proposes to reduce what was closed long ago, with everything prepared', async () => {
  await hands().press('Control+1')
  await cases.arrived(desk(), 'today.title')
  await desk().button('bulk.aged.reduceLook').waitFor()
  await look('heute')
  expect(await findViolations(page())).toEqual([])
  await hands().use(desk().button('bulk.aged.reduceLook'))
  await page().locator('[role=dialog] .fk-notice__title').waitFor()
  await look('kuerzen')
  expect(await findViolations(page())).toEqual([])
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
  expect(await findViolations(page())).toEqual([])
  const file = join(desk().home.outside, 'tabelle.csv')
  await answerFileDialog(desk().app().pid, file, () =>
    hands().use(page().getByRole('dialog').locator('.fk-button--primary')),
  )
  await toast(desk(), 'bulk.export.saved').waitFor()
  const lines = readFileSync(file, 'utf8').trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines.slice(1).every((line) => !/(^|;)"?[=+@-]/.test(line))).toBe(true)
  await hands().press('Escape')
})

test('the bin gives back what it got, and erases only after a word was typed', async () => {
  await enterList(desk())
  await hands().press('Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space')
  await hands().use(desk().button('bulk.more'))
  await page()
    .getByRole('menuitem', { name: words('bulk.acts.bin') })
    .waitFor()
  await hands().press('ArrowUp', 'Enter')
  await toast(desk(), 'bulk.done.bin').waitFor()
  await hands().use(desk().button('bulk.bin.open'))
  await cases.arrived(desk(), 'bulk.bin.title')
  await hands().goTo(page().getByRole('grid'))
  await hands().press('Space')
  await look('papierkorb')
  expect(await findViolations(page())).toEqual([])
  await hands().use(desk().button('bulk.acts.restore'))
  await toast(desk(), 'bulk.done.restore').waitFor()
  expect((await totals()).bin).toBe(2)
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
  expect(await findViolations(page())).toEqual([])
  expect((await totals()).bin).toBe(2)
  await hands().fill(word, words('bulk.erase.word'))
  await hands().press('Enter')
  await toast(desk(), 'bulk.erase.done').waitFor({ timeout: 30_000 })
  expect((await totals()).bin).toBe(0)
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

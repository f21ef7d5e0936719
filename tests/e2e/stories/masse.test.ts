/** An office with 5,000 cases: 2,000 are closed by keyboard, all handed over, and the window stays alive meanwhile. */
import { statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import {
  casesOf,
  chooseAct,
  enterList,
  lookAround,
  notedFrames,
  openLargeOffice,
  selectedCount,
  someClosed,
  toast,
  totalsOf,
  watchFrames,
  type Frames,
} from '#tests/e2e/steps/mass-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { choose, decide, pick } from '#tests/support/app-driver/fields.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { findInEveryLook } from '#tests/support/app-driver/manners.ts'
import { workersOf } from '#tests/support/app-driver/processes.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

/** Milliseconds. */
const budget = 200
/** What was too late is done once more. */
vi.setConfig({ testTimeout: 300_000 })
/** Elements on a screen: with ten times as many, nobody waits for a list any more, and axe never ends. */
const mostElements = 3000
const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const hands = () => desk().hands
const look = lookAround(page, 'many')
const figures: string[] = []

function noteFigure(what: string, { longest, tasks }: Frames): void {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  figures.push(`${what}: ${String(longest)} ms without a frame, own tasks ${tasks.join(' ')}, load ${load}`)
}

const isLate = ({ longest, tasks }: Frames): boolean => Math.max(longest, ...tasks) >= budget

/**
 * No frame takes long, and nothing that the window does itself. An act ends as it began and is done once more where a
 * frame came late: a machine that stalls for a moment seldom does so twice at the same act. Whatever else an act
 * expects holds each time, and the figures of both are printed.
 */
async function staysAlive(act: () => Promise<readonly Frames[]>): Promise<void> {
  const first = await act()
  if (first.some(isLate)) expect((await act()).filter(isLate)).toEqual([])
}

beforeAll(async () => {
  started.desk = await openLargeOffice('mass', 5000)
}, 120_000)

afterAll(async () => {
  process.stdout.write(`${figures.join('\n')}\n`)
  await started.desk?.leave()
})

const elements = () => page().evaluate(() => document.querySelectorAll('*').length)

/** The list of all cases, open and closed, with the keyboard in its first row. */
async function enterAllCases(): Promise<void> {
  await hands().press('Control+2')
  await cases.arrived(desk(), 'cases.title')
  await decide(hands(), page().getByRole('radiogroup', { name: words('cases.state') }), words('cases.all'))
  await enterList(desk())
}

/** Measures how the window fares from the first key until half a second after the toast. */
async function measured(what: string, key: string, act: () => Promise<void>): Promise<Frames> {
  await watchFrames(page())
  const start = performance.now()
  await act()
  await toast(desk(), key).waitFor({ timeout: 120_000 })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  await page().waitForTimeout(500)
  const frames = await notedFrames(page())
  noteFigure(`${what} in ${seconds} s`, frames)
  return frames
}

test('the lists of the day show the first of thousands, and more of them on demand', async () => {
  await cases.arrived(desk(), 'today.title')
  const more = desk().button('today.more', { count: 50 })
  await more.waitFor()
  expect(await page().locator('[data-row]').count()).toBe(100)
  expect(await elements()).toBeLessThan(mostElements)
  expect(await findInEveryLook(page())).toEqual([])
  await look('heute')
  // End leads past the fifty rows, each of which has its own buttons.
  await hands().goTo(page().locator('[data-row-focus]').first())
  await hands().press('End')
  await hands().use(more)
  await page().locator('.today-row:nth-child(51) [data-row-focus]:focus').waitFor()
  expect(await page().locator('[data-row]').count()).toBe(150)
  for (const [keys, heading, row] of [
    ['Control+3', 'referrals.title', '.partner__line'],
    ['Control+2', 'cases.title', '[role=gridcell]'],
  ] as const) {
    await hands().press(keys)
    await cases.arrived(desk(), heading)
    await page().locator(row).first().waitFor()
    expect(await elements(), heading).toBeLessThan(mostElements)
  }
})

test('rows are marked with Space, a stretch with Shift, everything with Strg+A, nothing with Escape', async () => {
  await enterAllCases()
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

/** Selects some 2,000, closes what can be closed, and takes it back; answers how the window fared. */
async function closeAndUndo(before: Awaited<ReturnType<typeof totalsOf>>): Promise<readonly Frames[]> {
  await enterAllCases()
  await hands().press('Control+Home')
  await watchFrames(page())
  for (let screens = 0; (await selectedCount(page())) < 2000; screens += 1) {
    await hands().press(...Array.from({ length: 10 }, () => 'Shift+PageDown'))
    await waitUntil(async () => (await selectedCount(page())) > screens, { what: 'more' })
  }
  const selecting = await notedFrames(page())
  noteFigure('selecting 2,000', selecting)
  const selected = await selectedCount(page())
  const looking = await askToClose()
  const closing = await measured(`closing most of ${String(selected)}`, 'bulk.done.close', async () =>
    hands().use(page().getByRole('dialog').locator('.fk-button--primary')),
  )
  expect((await totalsOf(page())).closed).toBeGreaterThan(before.closed + 500)
  expect(await page().evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
  await look('abgeschlossen')
  const undoing = await measured('undoing that', 'bulk.undone', async () => hands().press('Control+z'))
  expect(await totalsOf(page())).toEqual(before)
  return [selecting, looking, closing, undoing]
}

/** Opens the dialog and waits until it says what would happen. */
async function askToClose(): Promise<Frames> {
  await hands().use(desk().button('bulk.acts.close'))
  await pick(hands(), page(), {
    at: desk().field('cases.case.closeResults'),
    label: words('lists.caseResult.language-course'),
  })
  await hands().press('Tab')
  await watchFrames(page())
  const outlook = page().locator('[role=dialog] .fk-notice__title')
  await outlook.waitFor()
  const looking = await notedFrames(page())
  noteFigure('looking ahead', looking)
  expect(await outlook.textContent()).toMatch(/\d+ von \d+/)
  await look('abschliessen')
  return looking
}

test('2,000 of 5,000 are closed: what cannot be is said before, no frame takes long, one undo takes all back', async () => {
  const before = await totalsOf(page())
  await staysAlive(async () => closeAndUndo(before))
})

test('the dialog that closes many is clean', async () => {
  await enterAllCases()
  await hands().press('Control+a')
  await askToClose()
  expect(await findInEveryLook(page())).toEqual([])
  await hands().press('Escape', 'Escape')
  await waitUntil(async () => (await page().getByRole('dialog').count()) === 0, { what: 'no dialog' })
})

test('everything is handed over at once, and can be stopped', async () => {
  const advisers = async () => casesOf(page(), 'AB')
  const askToHandOver = async () => {
    await enterAllCases()
    await hands().press('Control+a')
    await hands().use(desk().button('bulk.acts.assign'))
    await choose(hands(), desk().field('bulk.assign.who'), 'AB')
    await page().locator('[role=dialog] .fk-notice__title').waitFor()
  }
  const before = await advisers()
  await askToHandOver()
  const confirm = page().getByRole('dialog').locator('.fk-button--primary')
  await hands().use(confirm)
  await hands().use(page().getByRole('dialog').locator('.fk-progress .fk-button'))
  await page()
    .locator('.fk-toast')
    .filter({ hasText: words('errors.Stopped') })
    .waitFor()
  expect(await advisers()).toBe(before)
  await hands().press('Escape')
  await staysAlive(async () => {
    await askToHandOver()
    const handing = await measured('handing over all 5,000', 'bulk.done.assign', async () =>
      hands().use(confirm),
    )
    expect(await advisers()).toBe(5000)
    const undoing = await measured('undoing that', 'bulk.undone', async () => hands().press('Control+z'))
    expect(await advisers()).toBe(before)
    return [handing, undoing]
  })
})

test('everything goes into the bin and comes back', async () => {
  const before = await totalsOf(page())
  await staysAlive(async () => {
    await enterAllCases()
    await hands().press('Control+a')
    const selected = await selectedCount(page())
    const binning = await measured(`binning ${String(selected)}`, 'bulk.done.bin', async () =>
      chooseAct(desk(), 'bin'),
    )
    expect((await totalsOf(page())).bin).toBe(before.bin + selected)
    const undoing = await measured('undoing that', 'bulk.undone', async () => hands().press('Control+z'))
    expect(await totalsOf(page())).toEqual(before)
    return [binning, undoing]
  })
})

test('with so much to write a second worker helps that of the vault', () => {
  expect(workersOf(desk().app().processes())).toBe(2)
})

test('everything leaves as one file, and the window stays alive', async () => {
  let tries = 0
  await staysAlive(async () => {
    await enterAllCases()
    await hands().press('Control+a')
    await chooseAct(desk(), 'export')
    const dialog = page().getByRole('dialog')
    await decide(hands(), dialog.getByRole('radiogroup'), words('bulk.export.json'))
    tries += 1
    const file = join(desk().home.outside, `alles-${String(tries)}.json`)
    const saving = await measured('a file of 5,000', 'bulk.export.saved', async () =>
      answerFileDialog(desk().app().pid, file, () => hands().use(dialog.locator('.fk-button--primary'))),
    )
    expect(statSync(file).size).toBeGreaterThan(10_000_000)
    return [saving]
  })
})

test('all closed cases are reduced at once, and one undo brings back what was there', async () => {
  const before = await someClosed(page())
  expect(before).toHaveLength(5)
  await staysAlive(async () => {
    await hands().press('Control+1', 'Control+2')
    await cases.arrived(desk(), 'cases.title')
    const states = page().getByRole('radiogroup', { name: words('cases.state') })
    await decide(hands(), states, words('cases.closed'))
    await enterList(desk())
    await hands().press('Control+a')
    const selected = await selectedCount(page())
    await chooseAct(desk(), 'anonymise')
    await page().locator('[role=dialog] .fk-notice__title').waitFor()
    const reducing = await measured(`reducing ${String(selected)}`, 'bulk.done.anonymise', async () =>
      hands().use(page().getByRole('dialog').locator('.fk-button--primary')),
    )
    for (const file of await someClosed(page()))
      expect(file).toMatchObject({ profile: { anonymisedOn: expect.any(String) as string, concern: '' } })
    const undoing = await measured('undoing that', 'bulk.undone', async () => hands().press('Control+z'))
    expect(await someClosed(page())).toEqual(before)
    return [reducing, undoing]
  })
})

/** Acting on many cases by keyboard, and measuring whether the window stays alive meanwhile. */
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { unlock } from '#tests/e2e/steps/first-start.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { focusWindow, resizeWindow, visibleWindows } from '#tests/support/app-driver/screen.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words, wordsLike } from '#tests/support/app-driver/words.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'
import { syntheticCases } from '#tests/support/synthetic-office.ts'

const passphrase = 'amber basket candle dragon ember'

/** An office with many cases nobody ever typed, open on a laptop's screen. */
export async function openLargeOffice(name: string, count: number): Promise<Desk> {
  const home = makeAppHome(name)
  await prepareVault({
    folder: join(home.data, 'vault'),
    office: 'Beratungsstelle Nord',
    region: 'magdeburg',
    adviser: 'AB',
    passphrase,
    cases: syntheticCases({
      seed: 7,
      cases: count,
      until: '2026-11-22' as CalendarDate,
      region: 'magdeburg',
    }),
  })
  const desk = await openDesk(name, { target: await builtApp(), home })
  for (const id of await visibleWindows(desk.app().pid)) {
    await resizeWindow(id, { width: 1280, height: 720 })
    await focusWindow(id)
  }
  await unlock(desk, passphrase)
  return desk
}

/** How many cases there are in each state. */
export async function totalsOf(page: Page): Promise<Readonly<Record<'open' | 'closed' | 'bin', number>>> {
  const query = { text: '', sort: 'code', descending: false, from: 0, count: 0 } as const
  const of = async (state: 'open' | 'closed' | 'bin') =>
    (await callVault(page, 'list', { ...query, state })).total
  return { open: await of('open'), closed: await of('closed'), bin: await of('bin') }
}

/** Takes pictures where the folder for them is named, for people to look at. */
export function lookAround(page: () => Page, part: string): (name: string) => Promise<void> {
  const { MASS_ALBUM: folder } = process.env
  if (folder === undefined) return async () => undefined
  const album = makeAlbum(join(folder, part))
  return async (name) => album.take(page(), name)
}

/** Begins to note how long the window goes without a frame. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const notes = { longest: 0, last: performance.now(), on: true, tasks: [] as number[] }
    Object.assign(window, { frameNotes: notes })
    new PerformanceObserver((list) => {
      if (notes.on) notes.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))
    }).observe({ type: 'longtask' })
    const look = (now: number) => {
      notes.longest = Math.max(notes.longest, now - notes.last)
      notes.last = now
      if (notes.on) requestAnimationFrame(look)
    }
    requestAnimationFrame((now) => {
      notes.last = now
      requestAnimationFrame(look)
    })
  })
}

export interface Frames {
  /** Milliseconds of the longest time without a frame. */
  readonly longest: number
  /** Milliseconds of every piece of the window's own work above 50. */
  readonly tasks: readonly number[]
}

/** What was noted since `watchFrames`. */
export async function notedFrames(page: Page): Promise<Frames> {
  return page.evaluate(() => {
    const { frameNotes } = window as unknown as { frameNotes: Frames & { on: boolean } }
    frameNotes.on = false
    return { longest: Math.round(frameNotes.longest), tasks: frameNotes.tasks }
  })
}

/** How many cases the bar below the list says are selected; 0 without a bar. */
export async function selectedCount(page: Page): Promise<number> {
  const said = page.locator('.bulk-bar strong')
  if ((await said.count()) === 0) return 0
  const digits = /[\d.]*\d/.exec((await said.first().textContent()) ?? '')
  return digits ? Number(digits[0].replaceAll('.', '')) : 1
}

/** Goes into the first row of the list that is on screen. */
export async function enterList(desk: Desk): Promise<void> {
  const page = desk.app().page()
  // A list that is still being drawn has neither the field nor a row to go to.
  await page.locator('[role=gridcell]').first().waitFor()
  await desk.hands.press('Control+f')
  await desk.hands.press('ArrowDown')
  await page.locator('[role=grid] [data-cell="0:1"]:focus').waitFor()
}

/** A toast with these words; where no count is given, for any number above one. */
export function toast(desk: Desk, key: string, count?: number): Locator {
  const hasText = count === undefined ? wordsLike(key) : words(key, { count })
  return desk.app().page().locator('.fk-toast__title').filter({ hasText })
}

/** An act of the menu behind the selection. */
export async function chooseAct(desk: Desk, act: 'anonymise' | 'export' | 'bin'): Promise<void> {
  await desk.hands.use(desk.button('bulk.more'))
  const item = desk
    .app()
    .page()
    .getByRole('menuitem', { name: words(`bulk.acts.${act}`) })
  await item.waitFor()
  for (let steps = 0; steps < 5; steps += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) break
    await desk.hands.press('ArrowDown')
  }
  await desk.hands.press('Enter')
}

/** Some closed cases as they stand, without their history, which an undo adds to. */
export async function someClosed(page: Page): Promise<readonly object[]> {
  const query = { text: '', state: 'closed', sort: 'code', descending: false, from: 0, count: 5 } as const
  const { rows } = await callVault(page, 'list', query)
  const read = await Promise.all(rows.map(async ({ id }) => callVault(page, 'readCase', id)))
  return read.map((one) => {
    if (!one.ok) throw new Error(one.error.type)
    const { history: _history, ...file } = one.value
    return file
  })
}

/** How many cases an adviser has, whatever their state. */
export async function casesOf(page: Page, initials: string): Promise<number> {
  const query = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 0 } as const
  return (await callVault(page, 'list', { ...query, advisers: [initials] })).total
}

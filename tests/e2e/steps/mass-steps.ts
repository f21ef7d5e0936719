/** Acting on many cases by keyboard, and measuring whether the window stays alive meanwhile. */
import type { Locator, Page } from 'playwright-core'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { wordsLike } from '#tests/support/app-driver/words.ts'

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
  const digits = /\d+/.exec((await said.first().textContent()) ?? '')
  return digits ? Number(digits[0]) : 1
}

/** Goes into the first row of the list that is on screen. */
export async function enterList(desk: Desk): Promise<void> {
  await desk.hands.press('Control+f')
  await desk.hands.press('ArrowDown')
  await desk.app().page().locator('[role=grid] [data-cell="0:1"]:focus').waitFor()
}

/** A toast with these words, in any number. */
export function toast(desk: Desk, key: string): Locator {
  return desk
    .app()
    .page()
    .locator('.fk-toast__title')
    .filter({ hasText: wordsLike(key) })
}

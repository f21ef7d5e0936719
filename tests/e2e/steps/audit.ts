/** A look at a screen in its modes: pictures where they are wanted, and everything axe finds wrong. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findViolations, violationWords } from '#tests/support/app-driver/axe.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { modes, put, rulesFor } from '#tests/support/app-driver/manners.ts'
import { focusWindow, resizeWindow, visibleWindows } from '#tests/support/app-driver/screen.ts'

export interface Audit {
  readonly look: (name: string) => Promise<void>
  /** `<screen>, <mode>: <rule> …`, and screens that scroll sideways. */
  readonly found: readonly string[]
}

/** The laptop's screen. */
const size = { width: 1280, height: 720 }

/** Whoever wants to look for themselves names a place for pictures. */
const shots = process.env['STORY_SHOTS']
/** The tighter lines of the compact mode are looked at in `accessibility.test.ts`, and where pictures are wanted. */
const shown = shots ? modes : modes.filter((mode) => mode !== 'compact')

/** `folder` is one below the place for pictures. */
export async function makeAudit(desk: Desk, folder: string): Promise<Audit> {
  const place = shots && join(shots, folder)
  if (place) mkdirSync(place, { recursive: true })
  for (const id of await visibleWindows(desk.app().pid)) {
    await resizeWindow(id, size)
    await focusWindow(id)
  }
  const found: string[] = []
  const look = async (name: string) => {
    const page = desk.app().page()
    for (const mode of shown) {
      await put(page, mode)
      if (place) await page.screenshot({ path: join(place, `${name}-${mode}.png`), animations: 'disabled' })
      const violations = await findViolations(page, rulesFor(mode))
      found.push(...violations.map((violation) => `${name}, ${mode}: ${violationWords(violation)}`))
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        found.push(`${name}, ${mode}: scrolls sideways`)
    }
    await put(page, 'light')
  }
  return { look, found }
}

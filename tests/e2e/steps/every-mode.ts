/** A look at a screen in every mode: what axe finds wrong, what scrolls sideways, where the keyboard cannot be seen. */
import type { Page } from 'playwright-core'
import { findViolations, violationWords } from '#tests/support/app-driver/axe.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { walkAround } from '#tests/support/app-driver/focus-walk.ts'
import { modes, put, rulesFor, withoutScrolling, type Mode } from '#tests/support/app-driver/manners.ts'
import { focusWindow, nudge, resizeWindow, visibleWindows } from '#tests/support/app-driver/screen.ts'

export interface EveryMode {
  /** Looks at the screen in every mode and leaves it as it was. */
  readonly audit: (name: string) => Promise<void>
  /** Audits and then walks around: not where a half-filled form must keep its place. */
  readonly auditAndWalk: (name: string) => Promise<void>
  /** What was found, by what was looked for. */
  readonly found: {
    readonly screens: readonly string[]
    readonly violations: readonly string[]
    readonly sideways: readonly string[]
    readonly focus: readonly string[]
  }
}

/** The laptop's screen. */
const size = { width: 1280, height: 720 }

/** Gives the window the size of the laptop's screen. */
export async function setSize(desk: Desk): Promise<void> {
  for (const id of await visibleWindows(desk.app().pid)) {
    await resizeWindow(id, size)
    await focusWindow(id)
  }
  await desk
    .app()
    .page()
    .waitForFunction((wanted) => innerWidth === wanted, size.width)
}

/** Switching the mode costs little, getting to a screen much: whoever has come there looks at all of it. */
export function lookInEveryMode(page: () => Page): EveryMode {
  const screens: string[] = []
  const violations: string[] = []
  const sideways: string[] = []
  const focus: string[] = []
  const look = async (name: string, mode: Mode) => {
    await put(page(), mode)
    const wrong = await findViolations(page(), rulesFor(mode))
    violations.push(...wrong.map((violation) => `${name}, ${mode}: ${violationWords(violation)}`))
  }
  const audit = async (name: string) => {
    screens.push(name)
    await nudge()
    await withoutScrolling(page(), async () => {
      for (const mode of modes) if (mode !== 'zoomed') await look(name, mode)
    })
    await look(name, 'zoomed')
    sideways.push(...(await scrolledSideways(page())).map((what) => `${name}: ${what}`))
    await put(page(), 'light')
  }
  const auditAndWalk = async (name: string) => {
    await audit(name)
    const { problems } = await walkAround(page())
    focus.push(...problems.map((problem) => `${name}: ${problem}`))
  }
  return { audit, auditAndWalk, found: { screens, violations, sideways, focus } }
}

/** What is wider than its place. Tables of many columns and diagrams may scroll within themselves (WCAG 1.4.10). */
export async function scrolledSideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main *')]
      .filter((element) => {
        const scrolls =
          element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX)
        return (
          scrolls &&
          !element.closest('[role=grid], table, .diagram') &&
          element.scrollWidth > element.clientWidth + 1
        )
      })
      .map(
        ({ tagName, className, scrollWidth, clientWidth }) =>
          `${tagName.toLowerCase()}.${className} ${String(scrollWidth)} > ${String(clientWidth)}`,
      ),
  )
}

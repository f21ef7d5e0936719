/** The modes in which a screen must hold: colours, density, size. */
import type { Page } from 'playwright-core'
import type { Appearance } from '#shared/contract/desktop-api.ts'
import { findViolations, violationWords, type Rules } from '#tests/support/app-driver/axe.ts'
import { looks, wear, type Look } from '#tests/support/app-driver/looks.ts'

export const modes = ['light', 'dark', 'high-contrast', 'high-contrast-dark', 'compact', 'zoomed'] as const
export type Mode = (typeof modes)[number]

interface Dress {
  readonly look: Look
  readonly appearance: Partial<Appearance>
}

const usual = { density: 'comfortable', zoom: 1 } as const
const dresses: Readonly<Record<Mode, Dress>> = {
  light: { look: 'light', appearance: usual },
  dark: { look: 'dark', appearance: usual },
  'high-contrast': { look: 'high-contrast', appearance: usual },
  'high-contrast-dark': { look: 'high-contrast-dark', appearance: usual },
  compact: { look: 'light', appearance: { ...usual, density: 'compact' } },
  zoomed: { look: 'light', appearance: { ...usual, zoom: 2 } },
}

/** What axe has to look at in a mode: where only the colours are others than in the light one, only these. */
export function rulesFor(mode: Mode): Rules {
  return mode === 'dark' || mode.startsWith('high-contrast') ? 'colours' : 'all'
}

/** What axe finds wrong, everything in the light look and the colours in the others. Leaves the window in the light one. */
export async function findInEveryLook(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const look of looks) {
    await wear(page, look)
    const violations = await findViolations(page, rulesFor(look))
    found.push(...violations.map((violation) => `${look}, ${violationWords(violation)}`))
  }
  await wear(page, 'light')
  return found
}

/** Shows the window in a mode, through the settings of the app and of the system, and waits until it is drawn. */
export async function put(page: Page, mode: Mode): Promise<void> {
  const { look, appearance } = dresses[mode]
  await wear(page, look)
  await page.evaluate(changeAppearance, appearance)
  const zoom = appearance.zoom ?? 1
  await page.waitForFunction((wanted) => Math.abs(devicePixelRatio - wanted) < 0.01, zoom)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

// Runs inside the window: it may use nothing from this file.
async function changeAppearance(changes: Partial<Appearance>): Promise<void> {
  const app = document.querySelector<MountedElement>('#app')?.__vue_app__
  await app?.config.globalProperties.$pinia._s.get('appearance')?.change(changes)
}

interface MountedElement extends Element {
  readonly __vue_app__?: {
    readonly config: {
      readonly globalProperties: { readonly $pinia: { readonly _s: ReadonlyMap<string, AppearanceStore> } }
    }
  }
}

interface AppearanceStore {
  readonly change: (changes: Partial<Appearance>) => Promise<void>
}

/** Taller than any screen's content, so that nothing is scrolled away: what is covered, axe cannot judge. */
const tall = { width: 1280, height: 4000, deviceScaleFactor: 0, mobile: false }

/** Does something while the whole content is laid out without scrolling. */
export async function withoutScrolling<T>(page: Page, act: () => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', tall)
  await drawn(page)
  try {
    return await act()
  } finally {
    await session.send('Emulation.clearDeviceMetricsOverride')
    await session.detach()
    await drawn(page)
  }
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

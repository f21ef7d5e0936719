/** What the system may ask of a window's colours, and pictures of it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** The looks that pictures are taken of. */
export const looks = ['light', 'dark', 'high-contrast'] as const
export type Look = (typeof looks)[number] | 'high-contrast-dark'

/** Shows the window as the system would have it in this mode. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look.endsWith('dark') ? 'dark' : 'light',
    forcedColors: look.startsWith('high-contrast') ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
}

/** In a test that nobody looks at, one picture says where it broke; whoever wants to look names a place (`STORY_SHOTS`). */
const taken = process.env['VITEST'] && !process.env['STORY_SHOTS'] ? (['light'] as const) : looks

export interface Album {
  /** Takes a picture of the window in the looks that are wanted and goes back to the light one. */
  readonly take: (page: Page, name: string) => Promise<void>
  readonly names: () => readonly string[]
}

export function makeAlbum(folder: string): Album {
  const names: string[] = []
  for (const look of taken) mkdirSync(join(folder, look), { recursive: true })
  return {
    names: () => names,
    take: async (page, name) => {
      names.push(name)
      const numbered = `${String(names.length).padStart(2, '0')}-${name}.png`
      for (const look of taken) {
        await wear(page, look)
        await page.screenshot({ path: join(folder, look, numbered), animations: 'disabled' })
      }
      await wear(page, 'light')
    },
  }
}

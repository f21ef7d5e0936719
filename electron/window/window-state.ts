/** Where the window was: kept between starts, and brought back onto a screen that exists. */
import * as z from 'zod'

export const minimumSize = { width: 1024, height: 640 } as const

const Pixels = z.number().int().min(-100_000).max(100_000)
const Length = z.number().int().positive().max(100_000)

export const WindowState = z.strictObject({
  bounds: z.strictObject({ x: Pixels, y: Pixels, width: Length, height: Length }).nullable(),
  maximised: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

export const firstWindowState: WindowState = { bounds: null, maximised: false }
const firstSize = { width: 1280, height: 800 }

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Enough of the window must lie on a screen to take hold of it. */
const graspable = { width: 120, height: 60 }

/**
 * The bounds to open with: the kept ones when enough of them is on a screen that is there now, otherwise the middle
 * of the first screen. Never larger than that screen, never smaller than the minimum.
 */
export function boundsToOpen(state: WindowState, screens: readonly Area[]): Area {
  const kept = state.bounds
  const screen = screens.find((area) => kept !== null && isGraspable(kept, area)) ?? screens[0]
  if (screen === undefined) return { x: 0, y: 0, ...firstSize }
  const wanted = kept ?? firstSize
  const width = Math.max(minimumSize.width, Math.min(wanted.width, screen.width))
  const height = Math.max(minimumSize.height, Math.min(wanted.height, screen.height))
  if (kept !== null && isGraspable(kept, screen)) return { x: kept.x, y: kept.y, width, height }
  return {
    x: screen.x + Math.max(0, Math.round((screen.width - width) / 2)),
    y: screen.y + Math.max(0, Math.round((screen.height - height) / 2)),
    width,
    height,
  }
}

function isGraspable(window: Area, screen: Area): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y)
  return width >= graspable.width && height >= graspable.height && window.y >= screen.y
}

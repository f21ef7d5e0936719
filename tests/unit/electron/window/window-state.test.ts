import { expect, test } from 'vitest'
import { boundsToOpen, firstWindowState, WindowState } from '#electron/window/window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }

test('the first window stands in the middle of the first screen', () => {
  expect(boundsToOpen(firstWindowState, [screen])).toEqual({ x: 320, y: 140, width: 1280, height: 800 })
})

test('kept bounds are used where they are still on a screen', () => {
  const bounds = { x: 2000, y: 50, width: 1100, height: 700 }
  const second = { x: 1920, y: 0, width: 1920, height: 1080 }
  expect(boundsToOpen({ bounds, maximised: false }, [screen, second])).toEqual(bounds)
  expect(boundsToOpen({ bounds, maximised: false }, [screen])).toEqual({
    x: 410,
    y: 190,
    width: 1100,
    height: 700,
  })
})

test('a window never opens larger than its screen nor smaller than it can be used', () => {
  const bounds = { x: 0, y: 0, width: 5000, height: 5000 }
  expect(boundsToOpen({ bounds, maximised: false }, [screen])).toEqual({ ...screen })
  const tiny = { x: 0, y: 0, width: 10, height: 10 }
  expect(
    boundsToOpen({ bounds: { ...tiny, width: 200, height: 200 }, maximised: false }, [screen]),
  ).toMatchObject({
    width: 1024,
    height: 640,
  })
  expect(boundsToOpen({ bounds: tiny, maximised: false }, [])).toMatchObject({ width: 1280 })
})

test('a title bar above the screen cannot be grasped', () => {
  const bounds = { x: 10, y: -500, width: 1100, height: 700 }
  expect(boundsToOpen({ bounds, maximised: false }, [screen]).y).toBeGreaterThanOrEqual(0)
})

test('foreign or absurd states are refused', () => {
  expect(
    WindowState.safeParse({ bounds: { x: 1e9, y: 0, width: 1, height: 1 }, maximised: false }).success,
  ).toBe(false)
  expect(WindowState.safeParse({ bounds: null, maximised: false, title: 'x' }).success).toBe(false)
})

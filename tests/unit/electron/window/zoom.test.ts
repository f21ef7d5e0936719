import { expect, test } from 'vitest'
import { nextZoom } from '#electron/window/zoom.ts'

test('zoom goes in steps from half to three times the size and stays there', () => {
  const up: number[] = [0.5]
  for (let at = 0; at < 15; at++) up.push(nextZoom(up.at(-1) ?? 1, 'in'))
  expect(up.at(-1)).toBe(3)
  const down: number[] = [3]
  for (let at = 0; at < 15; at++) down.push(nextZoom(down.at(-1) ?? 1, 'out'))
  expect(down.at(-1)).toBe(0.5)
  expect(new Set(up)).toEqual(new Set(down))
  expect(nextZoom(2.5, 'reset')).toBe(1)
  expect(nextZoom(1.05, 'in')).toBe(1.1)
  expect(nextZoom(1.05, 'out')).toBe(1)
})

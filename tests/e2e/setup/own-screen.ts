/** Gives the worker the screen of its lane before its first test starts an app. */
import { screensVariable } from '#tests/e2e/setup/lanes.ts'

const screens = process.env[screensVariable]?.split(' ') ?? []
const lane = Number(process.env.VITEST_POOL_ID ?? 1) - 1
const screen = screens[lane % Math.max(1, screens.length)]
if (screen) process.env.DISPLAY = screen

import { expect, test } from 'vitest'
import { createIdleWatch } from '#electron/window/idle-watch.ts'

function world(systemIdle = 0) {
  const time = { now: 0 }
  const watch = createIdleWatch({
    clock: { now: () => time.now },
    systemIdleSeconds: () => systemIdle,
    idleMinutes: () => 5,
  })
  return { watch, time }
}

test('five minutes without input are idle, not a millisecond less', () => {
  const { watch, time } = world()
  time.now = 299_999
  expect(watch.isIdle()).toBe(false)
  time.now = 300_000
  expect(watch.isIdle()).toBe(true)
})

test('input begins the time anew', () => {
  const { watch, time } = world()
  time.now = 299_000
  watch.noteInput()
  time.now = 500_000
  expect(watch.isIdle()).toBe(false)
})

test("the system's idle time counts as well", () => {
  expect(world(300).watch.isIdle()).toBe(true)
  expect(world(299).watch.isIdle()).toBe(false)
})

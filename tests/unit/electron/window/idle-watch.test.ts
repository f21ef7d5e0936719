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

test('work under way holds the lock off while it says so', () => {
  const { watch, time } = world(400)
  time.now = 400_000
  watch.noteWork()
  expect(watch.isIdle()).toBe(false)
  time.now = 459_999
  expect(watch.isIdle()).toBe(false)
  time.now = 460_000
  expect(watch.isIdle()).toBe(true)
})

test('work holds the lock off for half an hour, not for ever', () => {
  const { watch, time } = world()
  time.now = (5 + 30) * 60_000 - 1
  watch.noteWork()
  expect(watch.isIdle()).toBe(false)
  time.now += 1
  expect(watch.isIdle()).toBe(true)
})

import { expect, test } from 'vitest'
import { createThrottle } from '#renderer/vault/throttle.ts'

function atClock() {
  let now = 0
  const throttle = createThrottle({ now: () => now })
  const pass = (seconds: number) => void (now += seconds * 1000)
  return { throttle, pass }
}

test('each failure doubles the wait, up to half a minute', () => {
  const { throttle, pass } = atClock()
  const waits = Array.from({ length: 7 }, () => {
    throttle.failed()
    const seconds = throttle.waitSeconds()
    pass(seconds)
    return seconds
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30])
})

test('the wait passes with time and is gone after a success', () => {
  const { throttle, pass } = atClock()
  throttle.failed()
  throttle.failed()
  pass(1)
  expect(throttle.waitSeconds()).toBe(1)
  throttle.succeeded()
  expect(throttle.waitSeconds()).toBe(0)
  throttle.failed()
  expect(throttle.waitSeconds()).toBe(1)
})

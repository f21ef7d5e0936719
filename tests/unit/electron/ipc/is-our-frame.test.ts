import { expect, test } from 'vitest'
import { isOurFrame } from '#electron/ipc/is-our-frame.ts'

const frame = { origin: 'app://cm', url: 'app://cm/' }
const window = { id: 1, mainFrame: frame }
const ask = (sender: unknown, senderFrame: unknown, current: unknown = window) =>
  isOurFrame({ sender, senderFrame } as never, current as never)

test('the main frame of the current window may call', () => {
  expect(ask({ id: 1 }, frame)).toBe(true)
})

test('nobody else may: another window, a frame inside, a vanished frame, a foreign page, no window', () => {
  expect(ask({ id: 2 }, frame)).toBe(false)
  expect(ask({ id: 1 }, { ...frame })).toBe(false)
  expect(ask({ id: 1 }, null)).toBe(false)
  expect(ask({ id: 1 }, frame, null)).toBe(false)
  const foreign = { origin: 'https://example.org', url: 'https://example.org/' }
  expect(ask({ id: 1 }, foreign, { id: 1, mainFrame: foreign })).toBe(false)
  const neighbour = { origin: 'app://cm.example', url: 'app://cm.example/' }
  expect(ask({ id: 1 }, neighbour, { id: 1, mainFrame: neighbour })).toBe(false)
})

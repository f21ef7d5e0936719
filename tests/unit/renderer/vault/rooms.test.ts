import { expect, test } from 'vitest'
import { createRooms } from '#renderer/vault/rooms.ts'

test('a room that came back is taken again; one that is too long is let go', () => {
  const rooms = createRooms()
  expect(rooms.take()).toHaveLength(0)
  const room = new Uint8Array(1000)
  rooms.giveBack(room)
  rooms.giveBack(new Uint8Array(2 * 1024 * 1024))
  expect(rooms.take()).toBe(room)
  expect(rooms.take()).toHaveLength(0)
})

test('no more rooms are kept than are used at once', () => {
  const rooms = createRooms()
  for (let count = 0; count < 100; count++) rooms.giveBack(new Uint8Array(8))
  const lengths = Array.from({ length: 100 }, () => rooms.take().length)
  expect(lengths.filter((length) => length === 8)).toHaveLength(32)
})

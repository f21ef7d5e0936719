import { expect, test } from 'vitest'
import { createRooms, lending, type Room } from '#renderer/vault/rooms.ts'

test('a room that came back is taken again; one that has become too long is let go', async () => {
  const rooms = createRooms(1)
  expect(await rooms.take()).toHaveLength(0)
  const room: Room = new Uint8Array(1000)
  rooms.giveBack(room)
  expect(await rooms.take()).toBe(room)
  rooms.giveBack(new Uint8Array(3 * 1024 * 1024))
  expect(await rooms.take()).toHaveLength(0)
})

test('whoever comes when all are out waits for one, first come, first served', async () => {
  const rooms = createRooms(2)
  const out = [await rooms.take(), await rooms.take()]
  const served: string[] = []
  const waiting = ['first', 'second'].map(async (who) => {
    await rooms.take()
    served.push(who)
  })
  await Promise.resolve()
  expect(served).toEqual([])
  for (const room of out) rooms.giveBack(room)
  await Promise.all(waiting)
  expect(served).toEqual(['first', 'second'])
})

test('a room is lent for as long as it takes, also where that fails', async () => {
  const rooms = createRooms(1)
  const failed = lending(rooms, async () => Promise.reject(new Error('no')))
  await expect(failed).rejects.toThrow('no')
  const other: Room = new Uint8Array(7)
  expect(await lending(rooms, async () => ({ done: 5, room: other }))).toBe(5)
  expect(await rooms.take()).toBe(other)
})

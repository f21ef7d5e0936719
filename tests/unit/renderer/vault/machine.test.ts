import { expect, test } from 'vitest'
import {
  framesOf,
  FramesUnreadable,
  journalFrames,
  type Machine,
  type NumberedFrame,
} from '#renderer/vault/machine.ts'

const frame = (value: number) => Uint8Array.of(value)

async function collect(
  frames: AsyncIterable<NumberedFrame>,
): Promise<readonly (readonly [number, number?])[]> {
  const found: [number, number?][] = []
  for await (const { seq, payload } of frames) found.push([seq, payload[0]])
  return found
}

test('frames are read part by part and numbered through', async () => {
  const parts = new Map([
    [2, { frames: [frame(3), frame(4)], next: 4 }],
    [4, { frames: [frame(5)], next: null }],
  ])
  expect(await collect(framesOf(async (after) => parts.get(after) ?? null, 2))).toEqual([
    [3, 3],
    [4, 4],
    [5, 5],
  ])
})

test('a part that cannot be read stops the reading', async () => {
  await expect(collect(framesOf(async () => null, 0))).rejects.toBeInstanceOf(FramesUnreadable)
})

test('a journal that the disk does not give back any more is unreadable, not a bug', async () => {
  const readJournal: Machine['readJournal'] = () => Promise.reject(new Error('failed readJournal'))
  const frames = journalFrames({ readJournal } as Machine, '', 0)
  await expect(collect(frames)).rejects.toBeInstanceOf(FramesUnreadable)
})

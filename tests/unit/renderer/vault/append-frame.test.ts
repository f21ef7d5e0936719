import { expect, test } from 'vitest'
import { joinBytes } from '#shared/base/bytes.ts'
import { partSize } from '#shared/contract/in-parts.ts'
import { appendFrame } from '#renderer/vault/append-frame.ts'
import type { Machine } from '#renderer/vault/machine.ts'

/** Takes down what crosses; the part with this number fails. */
function listeningMachine(failing = 0) {
  const parts: Uint8Array[] = []
  const held: number[] = []
  const machine: Pick<Machine, 'holdJournal' | 'appendJournal'> = {
    async holdJournal(input) {
      parts.push(input.payload)
      held.push(input.held)
      return parts.length === failing ? { ok: false, problem: 'NoSpace' } : { ok: true }
    },
    async appendJournal(input) {
      parts.push(input.payload)
      held.push(input.held)
      return { ok: true, seq: 7 }
    },
  }
  return { machine, parts, held }
}

const frameOf = (size: number) => Uint8Array.from({ length: size }, (_none, at) => at % 251)

test.each([
  [0, [0]],
  [5, [0]],
  [partSize, [0]],
  [partSize + 1, [0, partSize]],
  [2.25 * partSize, [0, partSize, 2 * partSize]],
])('a frame of %i bytes crosses in parts that make it up again', async (size, places) => {
  const { machine, parts, held } = listeningMachine()
  const frame = frameOf(size)
  expect(await appendFrame(machine, frame)).toEqual({ ok: true, seq: 7 })
  expect(held).toEqual(places)
  expect(Buffer.compare(joinBytes(parts), frame)).toBe(0)
  expect(parts.every(({ length }) => length <= partSize)).toBe(true)
})

test('where a part cannot be kept, nothing is appended', async () => {
  const { machine, parts } = listeningMachine(2)
  expect(await appendFrame(machine, frameOf(3.25 * partSize))).toEqual({ ok: false, problem: 'NoSpace' })
  expect(parts).toHaveLength(2)
})

import { expect, test } from 'vitest'
import type { Machine } from '#renderer/vault/machine.ts'
import { partSize } from '#shared/contract/in-parts.ts'
import { createSnapshotWriter } from '#renderer/vault/snapshot-writer.ts'
import { readFramePayload } from '#shared/storage/frame-payload.ts'

type Written = Awaited<ReturnType<Machine['writeSnapshot']>>

/** A machine that answers when it is told to. */
function slowMachine() {
  const frames: (readonly string[])[] = []
  const answers: ((written: Written) => void)[] = []
  return {
    frames,
    answers,
    async writeSnapshot({ payload }: { readonly payload: Uint8Array }): Promise<Written> {
      const read = readFramePayload(payload)
      frames.push(read.ok ? read.value.map(({ id }) => id) : [])
      return new Promise((resolve) => answers.push(resolve))
    },
  }
}

/** Two of them fill a frame. */
const row = (id: string, bytes = partSize / 2) => ({
  store: 'bodyPages',
  id,
  envelope: new Uint8Array(bytes),
})
const settled = async () => new Promise((resolve) => setTimeout(resolve, 5))

test('while one frame is being written the next is gathered, and no other is sent', async () => {
  const machine = slowMachine()
  const writer = createSnapshotWriter(machine)
  for (const id of ['a', 'b', 'c']) await writer.put(row(id))
  const second = writer.put(row('d'))
  await settled()
  expect(machine.frames).toEqual([['a', 'b']])
  machine.answers[0]?.({ ok: true })
  expect(await second).toEqual({ ok: true, value: null })
  await settled()
  expect(machine.frames).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  await writer.put(row('e', 10))
  const rest = writer.flush()
  machine.answers[1]?.({ ok: true })
  await settled()
  machine.answers[2]?.({ ok: true })
  expect(await rest).toEqual({ ok: true, value: null })
  expect(machine.frames.at(-1)).toEqual(['e'])
  expect(writer.rows()).toBe(5)
})

test('a frame that was not written is told of, and nothing is sent behind it', async () => {
  const machine = slowMachine()
  const writer = createSnapshotWriter(machine)
  for (const id of ['a', 'b', 'c']) await writer.put(row(id))
  machine.answers[0]?.({ ok: false, problem: 'NoSpace' })
  const refused = { ok: false, error: { type: 'NoSpace' } }
  expect(await writer.put(row('d'))).toEqual(refused)
  expect(await writer.flush()).toEqual(refused)
  expect(machine.frames).toHaveLength(1)
})

test('whoever gives up waits for the frame on its way, and no more is sent', async () => {
  const machine = slowMachine()
  const writer = createSnapshotWriter(machine)
  for (const id of ['a', 'b', 'c']) await writer.put(row(id))
  const order: string[] = []
  const given = writer.settle().then(() => order.push('settled'))
  await settled()
  order.push('answered')
  machine.answers[0]?.({ ok: true })
  await given
  expect(order).toEqual(['answered', 'settled'])
  expect(machine.frames).toHaveLength(1)
})

test('whoever gives up hears nothing of a machine that went away; whoever goes on does', async () => {
  const gone = async () => Promise.reject(new Error('the machine is gone'))
  const writer = createSnapshotWriter({ writeSnapshot: gone })
  for (const id of ['a', 'b', 'c']) await writer.put(row(id))
  await expect(writer.settle()).resolves.toBeUndefined()
  await expect(writer.flush()).rejects.toThrow('the machine is gone')
})

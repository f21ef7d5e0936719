import { expect, test } from 'vitest'
import { moving } from '#renderer/vault/moving.ts'

function arrived<T>(value: T): Promise<T> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port2.onmessage = ({ data }: MessageEvent<T>) => {
      port2.close()
      resolve(data)
    }
    port1.postMessage(value)
  })
}

test('marking bytes for moving changes nothing in the value', async () => {
  const value = { ok: true, frames: [Uint8Array.of(1, 2), new Uint8Array(8).subarray(2, 4)], next: null }
  expect(moving(value)).toBe(value)
  expect(await arrived(moving(value))).toEqual(value)
})

test('values without bytes pass through', () => {
  for (const value of [null, undefined, 1, 'text', { a: [null] }]) expect(moving(value)).toBe(value)
})

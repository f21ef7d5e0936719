import { expect, test } from 'vitest'
import { createScratch } from '#shared/base/scratch.ts'

test('the same room is given again, and more where more is wanted', () => {
  const scratch = createScratch()
  const first = scratch.take(8)
  first.fill(7)
  expect(scratch.take(4)).toEqual(Uint8Array.of(7, 7, 7, 7))
  expect(scratch.take(4).buffer).toBe(first.buffer)
  const longer = scratch.take(64)
  expect(longer).toHaveLength(64)
  expect(scratch.take(8).buffer).toBe(longer.buffer)
})

test('what is very long is not kept', () => {
  const scratch = createScratch()
  const usual = scratch.take(1024)
  expect(scratch.take(8 * 1024 * 1024)).toHaveLength(8 * 1024 * 1024)
  expect(scratch.take(16).buffer).toBe(usual.buffer)
})

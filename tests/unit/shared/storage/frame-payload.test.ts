import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFramePayload, readFramePayload } from '#shared/storage/frame-payload.ts'

const writeArbitrary = fc.record({
  store: fc.constantFrom('bodies', 'ctl'),
  id: fc.string({ minLength: 1, maxLength: 32, unit: 'grapheme' }).filter((text) => text.length <= 200),
  envelope: fc.option(fc.uint8Array({ minLength: 1, maxLength: 100 })),
})

test('writes and deletions read back in their order', () => {
  fc.assert(
    fc.property(fc.array(writeArbitrary), (writes) => {
      expect(readFramePayload(encodeFramePayload(writes))).toEqual({ ok: true, value: writes })
    }),
  )
})

test('a payload cut or lengthened anywhere is refused', () => {
  const payload = encodeFramePayload([
    { store: 'bodies', id: 'a', envelope: new Uint8Array(5) },
    { store: 'ctl', id: 'b', envelope: null },
  ])
  const refused = { ok: false, error: { type: 'NotAPayload' } }
  for (let length = 0; length < payload.length; length++)
    expect(readFramePayload(payload.subarray(0, length))).toEqual(refused)
  expect(readFramePayload(Uint8Array.of(...payload, 0))).toEqual(refused)
})

test('a list with unknown keys or wrong types is refused', () => {
  const withList = (list: unknown): Uint8Array => {
    const json = new TextEncoder().encode(JSON.stringify(list))
    return Uint8Array.of(0, 0, 0, json.length, ...json)
  }
  for (const list of [
    {},
    [{ s: 'a', id: 'b' }],
    [{ s: 'a', id: 'b', n: -1 }],
    [{ s: 'a', id: 'b', n: 0, x: 1 }],
    null,
  ])
    expect(readFramePayload(withList(list)).ok).toBe(false)
  expect(readFramePayload(withList([]))).toEqual({ ok: true, value: [] })
})

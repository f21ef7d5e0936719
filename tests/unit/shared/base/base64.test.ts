import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'

test('bytes read back and are spelt as the platform spells them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(base64ToBytes(bytesToBase64(bytes))).toEqual(bytes)
    }),
  )
})

test('only the one canonical spelling is read', () => {
  for (const text of ['A', 'AA', 'AA=', 'AB==', 'AA==\n', ' AA==', 'A-==', 'AA==AA=='])
    expect([text, base64ToBytes(text)]).toEqual([text, null])
})

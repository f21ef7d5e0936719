import { expect, test } from 'vitest'
import {
  bytesToHex,
  concatBytes,
  equalBytes,
  hexToBytes,
  joinBytes,
  readU32be,
  u32be,
  utf8ToBytes,
} from '#shared/base/bytes.ts'

test('a length is written most significant byte first and read back', () => {
  expect(bytesToHex(u32be(0x01020304))).toBe('01020304')
  expect(readU32be(concatBytes(hexToBytes('ffff'), u32be(4_294_967_295)), 2)).toBe(4_294_967_295)
})

test('reading respects a view into a larger buffer', () => {
  const view = hexToBytes('00000000000000ff').subarray(4)
  expect(readU32be(view, 0)).toBe(255)
})

test('bytes are equal only in full', () => {
  expect(equalBytes(utf8ToBytes('Köthen'), utf8ToBytes('Köthen'))).toBe(true)
  expect(equalBytes(utf8ToBytes('a'), utf8ToBytes('ab'))).toBe(false)
  expect(equalBytes(utf8ToBytes('ab'), utf8ToBytes('ac'))).toBe(false)
})

test('any number of parts is joined, also more than a call takes arguments', () => {
  expect(joinBytes([])).toEqual(new Uint8Array(0))
  expect(joinBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)])).toEqual(
    Uint8Array.of(1, 2, 3),
  )
  expect(joinBytes(Array.from({ length: 300_000 }, () => Uint8Array.of(7)))).toHaveLength(300_000)
})

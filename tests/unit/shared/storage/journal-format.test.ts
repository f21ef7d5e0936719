import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesToHex } from '#shared/base/bytes.ts'
import {
  chainOfHeader,
  encodeEndPayload,
  encodeFileHeader,
  encodeFrame,
  headerLength,
  readEndPayload,
  readFileHeader,
} from '#shared/storage/journal-format.ts'
import { sha256 } from '#tests/support/sha256.ts'

const header = { kind: 'journal', vaultId: '00'.repeat(15) + '01', snapshotId: 'ab'.repeat(16) } as const

test('a header reads back as it was written, with the magic of the format', () => {
  const bytes = encodeFileHeader(header)
  expect(bytes.length).toBe(headerLength)
  expect(bytesToHex(bytes.subarray(0, 8))).toBe('434d4a524e4c0001')
  expect(readFileHeader(bytes)).toEqual({ ok: true, value: header })
  expect(bytesToHex(encodeFileHeader({ ...header, kind: 'snapshot' }).subarray(0, 8))).toBe(
    '434d534e41500001',
  )
})

test('a foreign, a newer and a cut header are told apart', () => {
  const bytes = encodeFileHeader(header)
  const newer = bytes.slice()
  newer[7] = 2
  expect(readFileHeader(newer)).toEqual({ ok: false, error: { type: 'Newer' } })
  expect(readFileHeader(new Uint8Array(64))).toEqual({ ok: false, error: { type: 'Foreign' } })
  expect(readFileHeader(bytes.subarray(0, 39))).toEqual({ ok: false, error: { type: 'TooShort' } })
  expect(readFileHeader(new Uint8Array(0))).toEqual({ ok: false, error: { type: 'TooShort' } })
})

test('the chain is the first 16 bytes of SHA-256 over former chain, length and payload', () => {
  const bytes = encodeFileHeader(header)
  const first = createHash('sha256').update(bytes).digest().subarray(0, 16)
  expect(bytesToHex(chainOfHeader(bytes, sha256))).toBe(first.toString('hex'))
  const payload = Uint8Array.of(1, 2, 3)
  const expected = createHash('sha256')
    .update(first)
    .update(Uint8Array.of(0, 0, 0, 3))
    .update(payload)
    .digest()
  const frame = encodeFrame(first, payload, sha256)
  expect(bytesToHex(frame.chain)).toBe(expected.subarray(0, 16).toString('hex'))
  expect(bytesToHex(frame.bytes)).toBe(`00000003010203${bytesToHex(frame.chain)}`)
})

test('an end payload tells its rows and nothing else is taken for one', () => {
  expect(readEndPayload(encodeEndPayload(0))).toBe(0)
  expect(readEndPayload(encodeEndPayload(51_234))).toBe(51_234)
  for (const text of ['{"end":01}', '{"end":-1}', '{"end":1.5}', '{"end":1} ', '{"end":null}', ''])
    expect(readEndPayload(new TextEncoder().encode(text))).toBeNull()
})

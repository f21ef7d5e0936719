import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  deviceIdOf,
  fingerprintOfDevice,
  fingerprintOfRoot,
  isFingerprint,
  keyIdOf,
} from '#shared/crypto/digits.ts'

const sig = new Uint8Array(32).fill(5)
const age = 'age1pq1example'
const hash = (name: string, ...parts: (string | Uint8Array)[]) => {
  const made = createHash(name)
  for (const part of parts) made.update(part)
  return made.digest()
}

test('a device is named after its keys', () => {
  expect(deviceIdOf({ sig, age })).toBe(
    hash('sha256', 'cm/device/v1\0', sig, age).subarray(0, 16).toString('hex'),
  )
  expect(keyIdOf(age)).toBe(hash('sha256', age).subarray(0, 8).toString('hex'))
})

test('a fingerprint is eight groups of five digits, each from five bytes of SHA-512', () => {
  const digest = hash('sha512', 'cm/fp/v1\0', sig)
  const expected = Array.from({ length: 8 }, (_, i) =>
    String(digest.readUIntBE(5 * i, 5) % 100_000).padStart(5, '0'),
  )
  expect(fingerprintOfRoot(sig)).toBe(expected.join(' '))
  expect(fingerprintOfRoot(sig)).toMatch(/^(\d{5} ){7}\d{5}$/)
})

test('the fingerprint of a device hangs on each of its keys', () => {
  const prints = [
    fingerprintOfDevice({ sig, age }, sig),
    fingerprintOfDevice({ sig, age: `${age}x` }, sig),
    fingerprintOfDevice({ sig, age }, new Uint8Array(32)),
    fingerprintOfDevice({ sig: new Uint8Array(32), age }, sig),
  ]
  expect(new Set(prints).size).toBe(4)
})

test('typed digits count, what stands between them does not', () => {
  const print = fingerprintOfRoot(sig)
  expect(isFingerprint(print.replaceAll(' ', ''), print)).toBe(true)
  expect(isFingerprint(` ${print.replaceAll(' ', '-')}\n`, print)).toBe(true)
  expect(isFingerprint(print.slice(0, -1), print)).toBe(false)
  expect(
    isFingerprint(
      print.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
      print,
    ),
  ).toBe(false)
  expect(isFingerprint('', '')).toBe(false)
})

import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { freshSeed, isSignedBy, publicKeyOf, sign } from '#shared/crypto/signature.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const seed = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
const message = { label: 'test/v1', parts: [Uint8Array.of(1), Uint8Array.of(2, 3)] }

test('a seed has the public key of RFC 8032, section 7.1', () => {
  expect(bytesToHex(publicKeyOf(seed))).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  )
})

test('the signed bytes are the label, a zero byte and the parts', () => {
  const bytes = Uint8Array.of(...utf8ToBytes('test/v1'), 0, 1, 2, 3)
  expect(bytesToHex(sign(seed, message))).toBe(bytesToHex(ed25519.sign(bytes, seed)))
})

test('a signature holds for its key, label and bytes alone', () => {
  const key = publicKeyOf(seed)
  const signature = sign(seed, message)
  expect(isSignedBy(key, signature, message)).toBe(true)
  expect(isSignedBy(publicKeyOf(freshSeed(webRandom)), signature, message)).toBe(false)
  expect(isSignedBy(key, signature, { ...message, label: 'test/v2' })).toBe(false)
  expect(isSignedBy(key, signature, { ...message, parts: [Uint8Array.of(1, 2)] })).toBe(false)
})

test('keys and signatures of a wrong length or off the curve are no error, only wrong', () => {
  const signature = sign(seed, message)
  expect(isSignedBy(new Uint8Array(31), signature, message)).toBe(false)
  expect(isSignedBy(new Uint8Array(32).fill(0xff), signature, message)).toBe(false)
  expect(isSignedBy(publicKeyOf(seed), signature.slice(1), message)).toBe(false)
})

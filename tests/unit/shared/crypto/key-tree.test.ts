import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { growKeyTree, importWrappingKey, wrappingKeyOfSecret } from '#shared/crypto/key-tree.ts'
import { seal, unseal } from '#shared/crypto/sealed-bytes.ts'
import type { WebKey } from '#shared/crypto/web-crypto.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const { subtle } = globalThis.crypto
const vaultKey = new Uint8Array(32).fill(7)
const vaultId = 'ab'.repeat(16)
const place = utf8ToBytes('place')

/** Keys cannot be read out; what they seal and sign tells whether they are the expected ones. */
async function isKeyOf(key: Parameters<typeof unseal>[1], bytes: Uint8Array): Promise<boolean> {
  const expected = await importWrappingKey(subtle, bytes)
  const sealed = await seal({ subtle, random: webRandom }, key, { plain: vaultKey, belongsTo: place })
  return (await unseal(subtle, expected, { ...sealed, belongsTo: place })) !== null
}

const derived = (label: string) => hkdf(sha256, vaultKey, hexToBytes(vaultId), utf8ToBytes(label), 32)

test('HKDF gives the output of RFC 5869, test case 1', async () => {
  const okm = hkdf(
    sha256,
    new Uint8Array(22).fill(0x0b),
    hexToBytes('000102030405060708090a0b0c'),
    hexToBytes('f0f1f2f3f4f5f6f7f8f9'),
    42,
  )
  expect(bytesToHex(okm)).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  )
})

test('the keys of a vault come from its key, its id and their labels', async () => {
  const keys = await growKeyTree(subtle, vaultKey, vaultId)
  expect(await isKeyOf(keys.row, derived('cm/row/v1'))).toBe(true)
  expect(await isKeyOf(keys.ident, derived('cm/ident/v1'))).toBe(true)
  expect(await isKeyOf(keys.meta, derived('cm/meta/v1'))).toBe(true)
  expect(await isKeyOf(keys.row, derived('cm/meta/v1'))).toBe(false)
  const mac = new Uint8Array(await subtle.sign('HMAC', keys.mac as CryptoKey, place))
  expect(bytesToHex(mac)).toBe(bytesToHex(hmac(sha256, derived('cm/vaultmac/v1'), place)))
})

test('no key can be read out', async () => {
  const keys = await growKeyTree(subtle, vaultKey, vaultId)
  for (const key of Object.values(keys) as WebKey[]) {
    expect(key.extractable).toBe(false)
    await expect(subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow()
  }
})

test('another vault with the same key has other keys', async () => {
  const other = await growKeyTree(subtle, vaultKey, 'cd'.repeat(16))
  expect(await isKeyOf(other.row, derived('cm/row/v1'))).toBe(false)
})

test('a recovery secret gives its wrapping key with the salt of its slot', async () => {
  const salt = webRandom.bytes(16)
  const secret = webRandom.bytes(16)
  const key = await wrappingKeyOfSecret(subtle, secret, salt)
  expect(await isKeyOf(key, hkdf(sha256, secret, salt, utf8ToBytes('cm/recovery/v1'), 32))).toBe(true)
})

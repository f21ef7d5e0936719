import { expect, test } from 'vitest'
import { bytesToSealed, seal, sealedToBytes, unseal } from '#shared/crypto/sealed-bytes.ts'
import { aRowKey, webRandom } from '#tests/support/web-keys.ts'

const { subtle } = globalThis.crypto
const belongsTo = Uint8Array.of(1)

test('sealed bytes open with their key and for what they belong to, as a value and as one run of bytes', async () => {
  const { key } = await aRowKey(1)
  const plain = webRandom.bytes(100)
  const sealed = await seal({ subtle, random: webRandom }, key, { plain, belongsTo })
  expect(await unseal(subtle, key, { ...sealed, belongsTo })).toEqual(plain)
  expect(await unseal(subtle, key, { ...bytesToSealed(sealedToBytes(sealed)), belongsTo })).toEqual(plain)
  expect(await unseal(subtle, key, { ...sealed, belongsTo: Uint8Array.of(2) })).toBeNull()
  expect(await unseal(subtle, (await aRowKey(1)).key, { ...sealed, belongsTo })).toBeNull()
})

test('what is too short to be sealed is refused, not thrown', async () => {
  const { key } = await aRowKey(1)
  expect(await unseal(subtle, key, { ...bytesToSealed(new Uint8Array(0)), belongsTo })).toBeNull()
  expect(await unseal(subtle, key, { ...bytesToSealed(new Uint8Array(27)), belongsTo })).toBeNull()
  expect(await unseal(subtle, key, { ...bytesToSealed(new Uint8Array(28)), belongsTo })).toBeNull()
})

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { createRunningHash } from '#shared/crypto/running-hash.ts'

test('the hash of the standard: FIPS 180-4, the two examples of NIST and that of nothing', async () => {
  const long = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'
  const hashes: string[] = []
  for (const text of ['', 'abc', long]) {
    const hash = await createRunningHash()
    hash.add(utf8ToBytes(text))
    hashes.push(hash.hex())
  }
  expect(hashes).toEqual([
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ])
})

test('in whatever parts it comes, and beside another one, it is that of the whole', async () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(parts, parts, async (ones, others) => {
      const [one, other] = [await createRunningHash(), await createRunningHash()]
      for (let at = 0; at < Math.max(ones.length, others.length); at++) {
        const [mine, theirs] = [ones[at], others[at]]
        if (mine) one.add(mine)
        if (theirs) other.add(theirs)
      }
      expect(one.hex()).toBe(bytesToHex(sha256(joinBytes(ones))))
      expect(other.hex()).toBe(bytesToHex(sha256(joinBytes(others))))
    }),
    { numRuns: 500 },
  )
})

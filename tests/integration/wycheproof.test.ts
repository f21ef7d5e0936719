/**
 * Wycheproof: vectors that provoke known mistakes, for every primitive the program or its age library uses. They lie
 * beside the repository; without them these tests are skipped and say so by their titles.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chacha20poly1305, xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { bytesToHex, concatBytes, hexToBytes } from '#shared/base/bytes.ts'

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'vectors', 'wycheproof')
const isAbsent = !existsSync(folder)
const orAbsent = isAbsent ? ' (skipped: the vectors are not beside the repository)' : ''

interface Case {
  readonly tcId: number
  readonly result: 'valid' | 'invalid' | 'acceptable'
  readonly [field: string]: unknown
}
interface Group {
  readonly tests: readonly Case[]
  readonly [field: string]: unknown
}

function groupsOf(file: string): readonly Group[] {
  return (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { testGroups: Group[] }).testGroups
}

const bytesOf = (one: Case, field: string): Uint8Array => hexToBytes(one[field] as string)

/** The cases that went the other way than the vectors say, and how many were asked. */
async function disagreements(
  groups: readonly Group[],
  isAccepted: (one: Case, group: Group) => boolean | Promise<boolean>,
): Promise<{ asked: number; wrong: readonly number[] }> {
  const wrong: number[] = []
  const cases = groups.flatMap((group) => group.tests.map((one) => ({ one, group })))
  for (const { one, group } of cases)
    if ((await isAccepted(one, group)) !== (one.result !== 'invalid')) wrong.push(one.tcId)
  return { asked: cases.length, wrong }
}

/** A refusal by exception is a refusal. */
async function accepted(act: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await act()
  } catch {
    return false
  }
}

test.skipIf(isAbsent)(`AES-GCM by WebCrypto agrees with Wycheproof${orAbsent}`, async () => {
  const groups = groupsOf('aes_gcm_test.json').filter(
    // The program seals with 256 bit keys, 96 bit nonces and full tags; 128 bit keys go the same way.
    (group) => group.ivSize === 96 && group.tagSize === 128 && group.keySize !== 192,
  )
  const result = await disagreements(groups, (one) =>
    accepted(async () => {
      const key = await crypto.subtle.importKey(
        'raw',
        bytesOf(one, 'key') as BufferSource,
        'AES-GCM',
        false,
        ['decrypt'],
      )
      const algorithm = { name: 'AES-GCM', iv: bytesOf(one, 'iv'), additionalData: bytesOf(one, 'aad') }
      const sealed = concatBytes(bytesOf(one, 'ct'), bytesOf(one, 'tag'))
      const plain = await crypto.subtle.decrypt(algorithm, key, sealed)
      return bytesToHex(new Uint8Array(plain)) === one.msg
    }),
  )
  expect(result.wrong).toEqual([])
  expect(result.asked).toBeGreaterThanOrEqual(100)
})

test.skipIf(isAbsent)(
  `Ed25519 by noble, strict as the program asks it, agrees with Wycheproof${orAbsent}`,
  async () => {
    const result = await disagreements(groupsOf('ed25519_test.json'), (one, group) =>
      accepted(() => {
        const key = hexToBytes((group.publicKey as { pk: string }).pk)
        return ed25519.verify(bytesOf(one, 'sig'), bytesOf(one, 'msg'), key, { zip215: false })
      }),
    )
    expect(result).toEqual({ asked: 151, wrong: [] })
  },
)

test.skipIf(isAbsent)(
  `HKDF-SHA-256 by WebCrypto and by noble agrees with Wycheproof${orAbsent}`,
  async () => {
    const byWebCrypto = await disagreements(groupsOf('hkdf_sha256_test.json'), (one) =>
      accepted(async () => {
        const key = await crypto.subtle.importKey('raw', bytesOf(one, 'ikm') as BufferSource, 'HKDF', false, [
          'deriveBits',
        ])
        const algorithm = {
          name: 'HKDF',
          hash: 'SHA-256',
          salt: bytesOf(one, 'salt'),
          info: bytesOf(one, 'info'),
        }
        const bits = await crypto.subtle.deriveBits(algorithm, key, 8 * (one.size as number))
        return bytesToHex(new Uint8Array(bits)) === one.okm
      }),
    )
    const byNoble = await disagreements(groupsOf('hkdf_sha256_test.json'), (one) =>
      accepted(
        () =>
          bytesToHex(
            hkdf(sha256, bytesOf(one, 'ikm'), bytesOf(one, 'salt'), bytesOf(one, 'info'), one.size as number),
          ) === one.okm,
      ),
    )
    expect(byWebCrypto).toEqual({ asked: 86, wrong: [] })
    expect(byNoble).toEqual({ asked: 86, wrong: [] })
  },
)

test.skipIf(isAbsent)(`X25519 by noble agrees with Wycheproof${orAbsent}`, async () => {
  // Low-order points are "acceptable" there; age forbids them, and noble refuses them.
  const isLowOrder = (one: Case) => /^0+$/.test(one.shared as string)
  const result = await disagreements(groupsOf('x25519_test.json'), async (one) => {
    const agrees = await accepted(
      () =>
        bytesToHex(x25519.getSharedSecret(bytesOf(one, 'private'), bytesOf(one, 'public'))) === one.shared,
    )
    return isLowOrder(one) ? !agrees : agrees
  })
  expect(result).toEqual({ asked: 518, wrong: [] })
})

for (const [name, file, cipher] of [
  ['ChaCha20-Poly1305', 'chacha20_poly1305_test.json', chacha20poly1305],
  ['XChaCha20-Poly1305', 'xchacha20_poly1305_test.json', xchacha20poly1305],
] as const)
  test.skipIf(isAbsent)(`${name} by noble agrees with Wycheproof${orAbsent}`, async () => {
    const result = await disagreements(groupsOf(file), (one) =>
      accepted(() => {
        const sealed = concatBytes(bytesOf(one, 'ct'), bytesOf(one, 'tag'))
        const opened = cipher(bytesOf(one, 'key'), bytesOf(one, 'iv'), bytesOf(one, 'aad')).decrypt(sealed)
        return bytesToHex(opened) === one.msg
      }),
    )
    expect(result.wrong).toEqual([])
    expect(result.asked).toBeGreaterThanOrEqual(300)
  })

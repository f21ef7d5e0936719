import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js'
import { argon2id } from 'hash-wasm'
import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '#shared/base/bytes.ts'
import {
  freshStretchParameters,
  isWeakerThanCurrent,
  StretchParameters,
  stretchWithArgon2,
} from '#shared/crypto/stretch.ts'
import { webRandom } from '#tests/support/web-keys.ts'

beforeAll(() => sodium.ready)

describe('Argon2id', () => {
  test('gives the tag of RFC 9106, section 5.3', () => {
    const tag = nobleArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      dkLen: 32,
      version: 0x13,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    })
    expect(bytesToHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })

  test('is the same in three independent implementations', async () => {
    for (let i = 0; i < 100; i++) {
      const password = webRandom.bytes(1 + (i % 40))
      const salt = webRandom.bytes(16)
      const [m, t] = [8 * (1 + (i % 12)), 1 + (i % 3)] as const
      const ours = await argon2id({
        password,
        salt,
        iterations: t,
        parallelism: 1,
        memorySize: m,
        hashLength: 32,
        outputType: 'binary',
      })
      const sodiums = sodium.crypto_pwhash(
        32,
        password,
        salt,
        t,
        m * 1024,
        sodium.crypto_pwhash_ALG_ARGON2ID13,
      )
      expect(bytesToHex(ours)).toBe(bytesToHex(sodiums))
      expect(bytesToHex(ours)).toBe(bytesToHex(nobleArgon2id(password, salt, { t, m, p: 1, dkLen: 32 })))
    }
  })

  test('with the parameters of a slot gives what libsodium gives', async () => {
    const parameters = {
      alg: 'argon2id',
      v: 19,
      m: 65_536,
      t: 1,
      p: 1,
      salt: 'AAECAwQFBgcICQoLDA0ODw==',
    } as const
    const salt = hexToBytes('000102030405060708090a0b0c0d0e0f')
    const passphrase = new TextEncoder().encode('fünf Worte')
    const sodiums = sodium.crypto_pwhash(
      32,
      passphrase,
      salt,
      1,
      65_536 * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    )
    expect(bytesToHex(await stretchWithArgon2(passphrase, parameters))).toBe(bytesToHex(sodiums))
  })
})

describe('parameters', () => {
  const fresh = freshStretchParameters(webRandom)

  test('of a new key are 128 MiB, three passes, one lane and a salt of their own', () => {
    expect(fresh).toMatchObject({ alg: 'argon2id', v: 19, m: 131_072, t: 3, p: 1 })
    expect(StretchParameters.safeParse(fresh).success).toBe(true)
    expect(freshStretchParameters(webRandom).salt).not.toBe(fresh.salt)
  })

  test('are read within bounds only', () => {
    const accepts = (change: object) => StretchParameters.safeParse({ ...fresh, ...change }).success
    expect([65_536, 1_048_576].map((m) => accepts({ m }))).toEqual([true, true])
    expect([65_535, 1_048_577, 0, 70_000.5].map((m) => accepts({ m }))).toEqual([false, false, false, false])
    expect([0, 1, 16, 17].map((t) => accepts({ t }))).toEqual([false, true, true, false])
    expect([accepts({ p: 4 }), accepts({ v: 16 }), accepts({ alg: 'argon2i' })]).toEqual([
      false,
      false,
      false,
    ])
    expect(['', 'AAAA', 'AAECAwQFBgcICQoLDA0ODw'].map((salt) => accepts({ salt }))).toEqual([
      false,
      false,
      false,
    ])
  })

  test('below the current ones are known to be weaker', () => {
    expect(isWeakerThanCurrent(fresh)).toBe(false)
    expect(isWeakerThanCurrent({ ...fresh, t: 2 })).toBe(true)
    expect(isWeakerThanCurrent({ ...fresh, m: 262_144, t: 2 })).toBe(false)
  })
})

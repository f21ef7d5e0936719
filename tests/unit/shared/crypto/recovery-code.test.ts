import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeToSecret, secretToCode } from '#shared/crypto/recovery-code.ts'

const secretArbitrary = fc.uint8Array({ minLength: 16, maxLength: 16 })

test('a code is seven groups of four characters that nobody mistakes', () => {
  fc.assert(
    fc.property(secretArbitrary, (secret) => {
      expect(secretToCode(secret)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    }),
  )
})

test('every code reads back, as printed and as somebody types it', () => {
  fc.assert(
    fc.property(secretArbitrary, (secret) => {
      const code = secretToCode(secret)
      const typed = code
        .toLowerCase()
        .replaceAll('-', ' ')
        .replaceAll('0', 'o')
        .replace('1', 'l')
        .replaceAll('1', 'i')
      expect(codeToSecret(code)).toEqual({ ok: true, value: secret })
      expect(codeToSecret(` ${typed} `)).toEqual({ ok: true, value: secret })
    }),
  )
})

test('slips are found, but for one in a thousand', () => {
  const code = secretToCode(new Uint8Array(16).fill(0xa5)).replaceAll('-', '')
  let unnoticed = 0
  let tried = 0
  for (let at = 0; at < code.length; at++) {
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (other === code[at]) continue
      tried += 1
      if (codeToSecret(code.slice(0, at) + other + code.slice(at + 1)).ok) unnoticed += 1
    }
  }
  expect(tried).toBe(28 * 31)
  expect(unnoticed).toBeLessThanOrEqual(5)
})

test('what is no code is named', () => {
  const code = secretToCode(new Uint8Array(16))
  expect(codeToSecret(code.slice(1))).toEqual({ ok: false, error: { type: 'WrongLength' } })
  expect(codeToSecret('')).toEqual({ ok: false, error: { type: 'WrongLength' } })
  expect(codeToSecret(code.replace('0', 'U'))).toEqual({ ok: false, error: { type: 'WrongCharacter' } })
  expect(codeToSecret(code.replace('0', '9'))).toEqual({ ok: false, error: { type: 'MistypedCode' } })
})

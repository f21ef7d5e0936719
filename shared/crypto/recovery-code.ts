/**
 * The recovery code: 128 random bits for the office safe, as 26 characters of Crockford's base32 and 2 check
 * characters, in seven groups of four. Read with the eyes of somebody who types from paper.
 */
import { concatBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { sha256 } from '@noble/hashes/sha2.js'

export type RecoveryCodeError =
  | { readonly type: 'WrongLength' }
  | { readonly type: 'WrongCharacter' }
  | { readonly type: 'MistypedCode' }

/** No I, L, O and U: they are mistaken for digits, or spell words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const secretLength = 16
const secretCharacters = 26
const checkCharacters = 2
const groupLength = 4

/** The code of a secret of 16 bytes. */
export function secretToCode(secret: Uint8Array): string {
  const characters = toCharacters(toNumber(secret), secretCharacters) + checkOf(secret)
  return (characters.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-')
}

/** The secret of a typed code: case, spaces and hyphens do not count, O is 0, I and L are 1. */
export function codeToSecret(typed: string): Result<Uint8Array, RecoveryCodeError> {
  const characters = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if ([...characters].some((character) => !alphabet.includes(character)))
    return err({ type: 'WrongCharacter' })
  if (characters.length !== secretCharacters + checkCharacters) return err({ type: 'WrongLength' })
  const number = fromCharacters(characters.slice(0, secretCharacters))
  // 26 characters hold 130 bits; the two in front are not used.
  if (number >= 1n << 128n) return err({ type: 'MistypedCode' })
  const secret = toBytes(number)
  return checkOf(secret) === characters.slice(secretCharacters) ? ok(secret) : err({ type: 'MistypedCode' })
}

/** Ten bits of a hash: a slip goes unnoticed once in 1,024 times, and then the code simply does not open. */
function checkOf(secret: Uint8Array): string {
  const [first = 0, second = 0] = sha256(concatBytes(utf8ToBytes('cm/recovery-check/v1\0'), secret))
  return toCharacters(BigInt((first << 2) | (second >> 6)), checkCharacters)
}

function toCharacters(number: bigint, count: number): string {
  let rest = number
  let characters = ''
  for (let i = 0; i < count; i++) {
    characters = (alphabet[Number(rest & 31n)] ?? '') + characters
    rest >>= 5n
  }
  return characters
}

function fromCharacters(characters: string): bigint {
  return [...characters].reduce((sum, character) => (sum << 5n) | BigInt(alphabet.indexOf(character)), 0n)
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

function toBytes(number: bigint): Uint8Array {
  return Uint8Array.from({ length: secretLength }, (_, i) => Number((number >> BigInt(8 * (15 - i))) & 255n))
}

/**
 * The reply code of a referral: what stands on the reply slip and is said on the phone, such as `4K7M-2X1`. Six
 * characters follow from the referral's id and one is the check character, so that no list of codes has to be kept and
 * every laptop of the office finds the same one. It tells nothing about a case.
 *
 * Characters: Crockford's base32 (no I, L, O, U). The six are the first 30 bits of the id, which is drawn at random:
 * among 1,000 open referrals two share a code once in 2,100 offices. Whoever looks a code up must therefore be ready
 * for several answers and ask which is meant.
 *
 * Check character: the six as elements of GF(2^5) (x^5 + x^2 + 1), weighted with rising powers of x. As the weights are
 * not zero and all differ, it finds every single wrong character and every swap of two, however far apart.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BODY = 6
const LENGTH = BODY + 1
const GROUP = 4

export type ReplyCodeError =
  | { readonly type: 'ReplyCodeCharacter'; readonly character: string }
  | { readonly type: 'ReplyCodeLength'; readonly length: number }
  | { readonly type: 'ReplyCodeCheck' }

/** The code of a referral, in its two groups. */
export function replyCodeOf(referral: EntityId): string {
  const bits = Number.parseInt(referral.slice(0, 8), 16) >>> 2
  const body = Array.from({ length: BODY }, (_, index) => (bits >>> (5 * (BODY - 1 - index))) & 31)
  return group([...body, checkOf(body)].map((value) => ALPHABET.charAt(value)).join(''))
}

/** Reads what a person typed: any case and spacing; O is 0, I and L are 1. */
export function parseReplyCode(typed: string): Result<string, ReplyCodeError> {
  const code = normalize(typed)
  const stranger = [...code].find((character) => !ALPHABET.includes(character))
  if (stranger !== undefined) return err({ type: 'ReplyCodeCharacter', character: stranger })
  if (code.length !== LENGTH) return err({ type: 'ReplyCodeLength', length: code.length })
  const values = [...code].map((character) => ALPHABET.indexOf(character))
  if (checkOf(values.slice(0, BODY)) !== values[BODY]) return err({ type: 'ReplyCodeCheck' })
  return ok(group(code))
}

function normalize(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015_./:]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** The sum of x^6·first … x^1·sixth, after Horner. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum ^ value), 0)
}

function timesX(element: number): number {
  const shifted = element << 1
  return shifted > 31 ? shifted ^ 0b100101 : shifted
}

function group(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`
}

/**
 * The case code: what stands on the client's card and is said on the phone. Eight characters in two groups, such as
 * `K7MD-3XRF`: seven drawn at random and one check character. It means nothing and is derived from nothing.
 *
 * Alphabet: no vowels, so that no words arise; none of 0 1 B G I O Q S Z, which are taken for one another or for a
 * digit. Check character: ISO/IEC 7064, system MOD 37-2 (a pure system with a prime modulus), which finds every
 * single wrong character and every swap of two characters. Codes whose check character falls outside the alphabet
 * are never drawn. 24^8 / 37 codes remain, about 3 · 10^9; whoever makes a case draws again when a code is taken.
 */
import * as z from 'zod'
import { randomBelow, type Random } from '#shared/base/random.ts'
import { err, ok, type Result } from '#shared/base/result.ts'

const ALPHABET = '23456789CDFHJKLMNPRTVWXY'
const LENGTH = 8
/** In ISO/IEC 7064 a character is worth its place here. */
const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'

export const CaseCode = z.string().refine(isCaseCode).brand<'CaseCode'>()
export type CaseCode = z.infer<typeof CaseCode>

export type CaseCodeError =
  | { readonly type: 'CaseCodeLength'; readonly length: number }
  | { readonly type: 'CaseCodeCharacter'; readonly character: string }
  | { readonly type: 'CaseCodeCheck' }

/** Draws a code. The caller makes sure that no case of the vault has it yet. */
export function drawCaseCode(random: Random): CaseCode {
  for (;;) {
    const body = Array.from({ length: LENGTH - 1 }, () =>
      ALPHABET.charAt(randomBelow(random, ALPHABET.length)),
    )
    const check = checkCharacter(body.join(''))
    if (ALPHABET.includes(check)) return group(body.join('') + check)
  }
}

/** Reads what a person typed: any case, any spacing, and the characters that look like ours. */
export function parseCaseCode(typed: string): Result<CaseCode, CaseCodeError> {
  const code = normalizeCodeText(typed)
  const stranger = [...code].find((character) => !ALPHABET.includes(character))
  if (stranger !== undefined) return err({ type: 'CaseCodeCharacter', character: stranger })
  if (code.length !== LENGTH) return err({ type: 'CaseCodeLength', length: code.length })
  if (!hasValidCheck(code)) return err({ type: 'CaseCodeCheck' })
  return ok(group(code))
}

/** Typed text in the spelling of codes, without the group mark; also for parts of a code while searching. */
export function normalizeCodeText(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_./:]/g, '')
    .replace(/[BGISZ1]/g, (character) => lookalikes[character] ?? character)
}

/** How many characters of a normalised text stand in no code. */
export function strangersIn(code: string): number {
  return [...code].filter((character) => !ALPHABET.includes(character)).length
}

/** Where one of ours can be meant, and only one. Zero, O and Q stay strangers: they look like C and like D. */
const lookalikes: Readonly<Record<string, string>> = { B: '8', G: '6', I: 'L', S: '5', Z: '2', '1': 'L' }

/** ISO/IEC 7064 MOD 37-2 for any text over 0–9 and A–Z. */
export function checkCharacter(text: string): string {
  const sum = [...text].reduce((total, character) => ((total + VALUES.indexOf(character)) * 2) % 37, 0)
  return VALUES.charAt((38 - sum) % 37)
}

function hasValidCheck(code: string): boolean {
  return checkCharacter(code.slice(0, -1)) === code.slice(-1)
}

function isCaseCode(text: string): boolean {
  const plain = text.replace('-', '')
  return (
    text.length === LENGTH + 1 &&
    text.indexOf('-') === LENGTH / 2 &&
    [...plain].every((character) => ALPHABET.includes(character)) &&
    hasValidCheck(plain)
  )
}

function group(code: string): CaseCode {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}` as CaseCode
}

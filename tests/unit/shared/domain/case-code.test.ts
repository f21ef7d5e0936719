import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CaseCode,
  checkCharacter,
  drawCaseCode,
  normalizeCodeText,
  parseCaseCode,
} from '#shared/domain/case-code.ts'

const ALPHABET = '23456789CDFHJKLMNPRTVWXY'

const codes = fc
  .infiniteStream(fc.nat(255))
  .map((stream) => drawCaseCode({ bytes: (count) => Uint8Array.from(stream.take(count)) }))

describe('the case code', () => {
  test('has the check character of ISO/IEC 7064 MOD 37-2', () => {
    // A donation number as the ISBT 128 standard prints it, with its check character.
    expect(checkCharacter('G123498654321')).toBe('H')
  })

  test('is drawn in two groups of four characters that nobody confuses', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(new RegExp(`^[${ALPHABET}]{4}-[${ALPHABET}]{4}$`))
        expect(CaseCode.safeParse(code).success).toBe(true)
      }),
    )
  })

  test('is read however it is typed', () => {
    const variants = (code: string): readonly string[] => [
      code.toLowerCase(),
      code.replace('-', ''),
      ` ${Array.from(code).join(' ')} `,
      code.replace('-', ' – '),
      code.replaceAll('8', 'B').replaceAll('5', 's').replaceAll('2', 'Z').replaceAll('6', 'g'),
      code.replaceAll('L', '1'),
    ]
    fc.assert(
      fc.property(codes, (code) => {
        for (const typed of variants(code)) expect(parseCaseCode(typed)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('shows every single wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), fc.constantFrom(...Array.from(ALPHABET)), (code, place, character) => {
        const plain = code.replace('-', '')
        fc.pre(plain[place] !== character)
        const wrong = plain.slice(0, place) + character + plain.slice(place + 1)
        expect(parseCaseCode(wrong)).toEqual({ ok: false, error: { type: 'CaseCodeCheck' } })
      }),
      { numRuns: 2000 },
    )
  })

  test('shows every swap of two characters, neighbours or not', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), fc.nat(7), (code, first, second) => {
        const plain = Array.from(code.replace('-', ''))
        fc.pre(plain[first] !== plain[second])
        const swapped = plain.with(first, plain[second] ?? '').with(second, plain[first] ?? '')
        expect(parseCaseCode(swapped.join('')).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('says what is wrong with what was typed', () => {
    expect(parseCaseCode('K7MD')).toEqual({ ok: false, error: { type: 'CaseCodeLength', length: 4 } })
    expect(parseCaseCode('K7MD-3XRÖ')).toEqual({
      ok: false,
      error: { type: 'CaseCodeCharacter', character: 'Ö' },
    })
    expect(parseCaseCode('')).toEqual({ ok: false, error: { type: 'CaseCodeLength', length: 0 } })
  })

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => typeof parseCaseCode(typed).ok === 'boolean'),
    )
    expect(normalizeCodeText('b g i s z 1')).toBe('86L52L')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReplyCode, replyCodeOf } from '#shared/domain/reply-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const place = fc.integer({ min: 0, max: 6 })
const plain = (code: string): string => code.replace('-', '')

describe('a reply code', () => {
  test('follows from the id alone and is read back however it is typed', () => {
    fc.assert(
      fc.property(id, (referral) => {
        const code = replyCodeOf(referral)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/)
        expect(replyCodeOf(referral)).toBe(code)
        const spellings = [
          code,
          plain(code),
          ` ${code.toLowerCase()} `,
          code.replace(/0/g, 'O').replace(/1/g, 'l'),
        ]
        for (const typed of spellings) expect(parseReplyCode(typed)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('finds every single wrong character', () => {
    fc.assert(
      fc.property(id, place, fc.constantFrom(...Array.from(alphabet)), (referral, at, other) => {
        const code = plain(replyCodeOf(referral))
        fc.pre(code[at] !== other)
        const wrong = code.slice(0, at) + other + code.slice(at + 1)
        expect(parseReplyCode(wrong)).toEqual({ ok: false, error: { type: 'ReplyCodeCheck' } })
      }),
    )
  })

  test('finds every swap of two characters, however far apart', () => {
    fc.assert(
      fc.property(id, place, place, (referral, a, b) => {
        const characters = Array.from(plain(replyCodeOf(referral)))
        const [first = '', second = ''] = [characters[a], characters[b]]
        fc.pre(first !== second)
        characters[a] = second
        characters[b] = first
        expect(parseReplyCode(characters.join(''))).toEqual({ ok: false, error: { type: 'ReplyCodeCheck' } })
      }),
    )
  })

  test('says what is wrong with other text', () => {
    expect(parseReplyCode('4K7M2X')).toMatchObject({
      ok: false,
      error: { type: 'ReplyCodeLength', length: 6 },
    })
    expect(parseReplyCode('')).toMatchObject({ ok: false, error: { type: 'ReplyCodeLength', length: 0 } })
    expect(parseReplyCode('4K7M-2XÜ')).toMatchObject({
      ok: false,
      error: { type: 'ReplyCodeCharacter', character: 'Ü' },
    })
  })

  test('is shared by few of 100,000 referrals, and by none unless the first 30 bits are the same', () => {
    const random = crypto.getRandomValues.bind(crypto)
    const idsByCode = new Map<string, string[]>()
    for (let count = 0; count < 100_000; count += 1) {
      const referral = Buffer.from(random(new Uint8Array(16))).toString('hex')
      const code = replyCodeOf(referral)
      idsByCode.set(code, [...(idsByCode.get(code) ?? []), referral])
    }
    const shared = [...idsByCode.values()].filter((ids) => ids.length > 1)
    const first30 = (referral: string): number => Number.parseInt(referral.slice(0, 8), 16) >>> 2
    for (const ids of shared) expect(new Set(ids.map(first30)).size).toBe(1)
    // 4.7 are expected; more than 25 would be chance once in ten thousand million runs.
    expect(shared.length).toBeLessThan(25)
  })
})

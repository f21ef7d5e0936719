import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { canonicalBytes, canonicalJson, readCanonical } from '#shared/base/canonical-json.ts'

describe('the canonical form of RFC 8785', () => {
  test('spells the example of section 3.2 as the RFC does', () => {
    const text = `{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`
    expect(canonicalJson(JSON.parse(text))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('sorts names by UTF-16 code units, as section 3.2.3 shows', () => {
    const names = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const sorted = Object.values(JSON.parse(canonicalJson(names) ?? '') as object)
    // An integer-like name comes first in JavaScript's own order, so the text itself is asked.
    expect(canonicalJson(names)?.indexOf('Carriage Return')).toBeLessThan(
      canonicalJson(names)?.indexOf('One') ?? 0,
    )
    expect(sorted).toHaveLength(7)
    const places = ['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'].map((word) =>
      canonicalJson(names)?.indexOf(word),
    )
    expect(places).toEqual([...places].sort((a, b) => (a ?? 0) - (b ?? 0)))
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('spells the number %s of appendix B as %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  test('does not exist for what is no JSON', () => {
    expect(canonicalJson(Number.NaN)).toBeNull()
    expect(canonicalJson(Number.POSITIVE_INFINITY)).toBeNull()
    expect(canonicalJson({ a: '\ud800' })).toBeNull()
    expect(canonicalJson(undefined)).toBeNull()
  })
})

describe('reading', () => {
  test('gives back every value from its canonical bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const bytes = canonicalBytes(value)
        expect(canonicalBytes(readCanonical(bytes))).toEqual(bytes)
      }),
    )
  })

  test('refuses any other spelling of the same value', () => {
    for (const text of [
      '{"a":1,"a":1}',
      '{"b":1,"a":1}',
      '{ "a":1}',
      '{"a":1.0}',
      '{"a":-0}',
      '"\\u0061"',
      '1e2',
      '',
    ])
      expect([text, readCanonical(utf8ToBytes(text))]).toEqual([text, undefined])
    expect(readCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined()
    expect(readCanonical(utf8ToBytes('\u{feff}1'))).toBeUndefined()
  })
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { sameJson } from '#shared/base/same-json.ts'

test('values are the same exactly where their canonical spelling is', () => {
  // Few letters and small numbers, so that equal ones do come.
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<JsonValue>('', 'a', 0, 1, true, false, null),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', '0'), tie('value'), { maxKeys: 2 }),
    ),
  }))
  let equal = 0
  fc.assert(
    fc.property(value, value, (a, b) => {
      const expected = canonicalJson(a) === canonicalJson(b)
      equal += Number(expected)
      expect(sameJson(a, b)).toBe(expected)
      expect(sameJson(structuredClone(a), a)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
  expect(equal).toBeGreaterThan(100)
})

test('a member is looked for by its own name only', () => {
  expect(sameJson({ toString: 'x' }, {})).toBe(false)
  expect(sameJson({}, { toString: 'x' })).toBe(false)
  expect(sameJson({ a: 1 }, { toString: 1 })).toBe(false)
})

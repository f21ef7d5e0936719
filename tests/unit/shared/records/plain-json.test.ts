import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonValue } from '#shared/base/json.ts'
import { toPlainJson } from '#shared/records/plain-json.ts'

test('text is composed and well formed, in values and in names', () => {
  expect(toPlainJson({ 'u\u0308': ['a\u0308', '\ud83d', 'x\udc00y'] })).toEqual({
    ü: ['ä', '\u{fffd}', 'x\u{fffd}y'],
  })
  expect(toPlainJson('🙂')).toBe('🙂')
})

test('`__proto__` is dropped and leaves no trace', () => {
  const value = JSON.parse('{"a":{"__proto__":{"polluted":1},"b":2}}') as JsonValue
  expect(toPlainJson(value)).toEqual({ a: { b: 2 } })
  expect(Object.getPrototypeOf(toPlainJson(value))).toBe(Object.prototype)
})

test('what is plain stays as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = toPlainJson(value as JsonValue)
      expect(toPlainJson(plain)).toEqual(plain)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { jsonPieces, utf8Parts, writtenInto } from '#shared/base/utf8-parts.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })

test('texts in parts are the bytes of all of them, whatever the length of a part', () => {
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 0, max: 100 }), (texts, length) => {
      const parts = [...utf8Parts(texts, length)]
      expect(joinBytes(parts)).toEqual(utf8ToBytes(texts.join('')))
      expect(parts.every((part) => part.length > 0)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('what is UTF-8 already stands among the texts as it is', () => {
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 0, max: 100 }), (texts, length) => {
      const mixed = texts.map((each, at) => (at % 2 === 0 ? each : utf8ToBytes(each)))
      expect(joinBytes([...utf8Parts(mixed, length)])).toEqual(utf8ToBytes(texts.join('')))
    }),
    { numRuns: 2000 },
  )
})

test('a part takes what fits and is made larger for a text that does not', () => {
  const parts = [...utf8Parts(['ab', 'cd', '–'.repeat(10), 'e'], 12)]
  expect(parts.map((part) => part.length)).toEqual([4, 30, 1])
})

test('the pieces of a value are what JSON says of it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect([...jsonPieces(value as JsonValue)].join('')).toBe(JSON.stringify(value))
    }),
    { numRuns: 2000 },
  )
})

test('what JSON does not say is left out of an object, is null in a list, and a class speaks for itself', () => {
  const values: readonly unknown[] = [
    { a: undefined, b: [undefined, () => 0, 1], c: { d: undefined }, e: undefined },
    { a: undefined },
    { 2: [1], 1: [], toJSON: [{ d: 1 }] },
    new Date(0),
    [new Date(0), [undefined]],
    { at: new Date(0) },
    Object.create({ inherited: 1 }),
  ]
  for (const value of values) expect([...jsonPieces(value as JsonValue)].join('')).toBe(JSON.stringify(value))
})

test('a list is said item by item, a list in an object as well', () => {
  expect([...jsonPieces([{ a: [1] }, 2])]).toEqual(['[{"a":[1]}', ',2', ']'])
  expect([...jsonPieces({ a: 1, rows: [1, 2] })]).toEqual(['{"a":1', ',"rows":', '[1', ',2', ']', '}'])
})

test('in one piece they are the same, in the room that was given where it is long enough', () => {
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 0, max: 4000 }), (texts, length) => {
      const first = new Uint8Array(length).fill(0xff)
      const whole = utf8ToBytes(texts.join(''))
      const pieces = texts.map((one, at) => (at % 2 === 0 ? one : utf8ToBytes(one)))
      const written = writtenInto(first, pieces)
      expect(written.room.subarray(0, written.length)).toEqual(whole)
      if (whole.length * 3 <= length) expect(written.room).toBe(first)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { jsonItems } from '#shared/base/json-items.ts'
import { parseJson } from '#shared/base/json.ts'
import { utf8ToText } from '#shared/base/utf8.ts'

const itemsOf = (text: string) =>
  jsonItems(utf8ToBytes(text))?.map((bytes) => parseJson(utf8ToText(bytes) ?? '')) ?? null

test('each item of any list is found, and reads as it does within the list', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ stringUnit: 'binary' })), (list) => {
      const text = JSON.stringify(list)
      expect(itemsOf(text)).toEqual(JSON.parse(text))
    }),
    { numRuns: 1000 },
  )
})

test('brackets, commas and quotation marks within a text end nothing', () => {
  const list = ['],[', '"', '\\', '\\"],', { '},{"': ['\\\\', ','] }, [], {}, '']
  expect(itemsOf(JSON.stringify(list))).toEqual(list)
  expect(itemsOf('[]')).toEqual([])
})

test('what is no list has no items', () => {
  for (const text of ['', '[', ']', '{}', '{"a":[]}', '"[]"', '1', 'null']) expect(itemsOf(text)).toBeNull()
})

test('a list that is cut off ends somewhere', () => {
  const whole = utf8ToBytes(JSON.stringify([{ a: 'b\\"' }, ['c', [1]], 'd']))
  for (let end = 0; end <= whole.length; end += 1)
    expect(jsonItems(whole.subarray(0, end))?.length ?? 0).toBeLessThan(9)
})

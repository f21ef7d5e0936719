import { expect, test } from 'vitest'
import { parseJson } from '#shared/base/json.ts'

test('a JSON text gives its value, any other text nothing', () => {
  expect(parseJson('{"a":[1,null]}')).toEqual({ a: [1, null] })
  expect(parseJson('null')).toBeNull()
  expect(parseJson('{')).toBeUndefined()
  expect(parseJson('')).toBeUndefined()
})

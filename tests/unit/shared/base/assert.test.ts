import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'

test('a broken invariant stops with its words', () => {
  expect(() => {
    assert(false, 'a page holds 256 heads')
  }).toThrow('a page holds 256 heads')
  expect(() => {
    assert(true, 'never said')
  }).not.toThrow()
})

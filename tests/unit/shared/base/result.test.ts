import { expect, test } from 'vitest'
import { err, ok } from '#shared/base/result.ts'

test('a result is a value or a named error, and says which', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 })
  expect(err({ type: 'NotFound' })).toEqual({ ok: false, error: { type: 'NotFound' } })
})

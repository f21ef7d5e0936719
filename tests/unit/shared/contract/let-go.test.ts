import { expect, test } from 'vitest'
import { letGo } from '#shared/contract/let-go.ts'

test('the bytes of an input are freed, and nothing else is touched', () => {
  const payload = new Uint8Array(1024).fill(7)
  const input = { payload, held: 3, name: 'a' }
  letGo(input)
  expect([payload.length, input.held, input.name]).toEqual([0, 3, 'a'])
})

test.each([undefined, null, 5, 'text', {}])('there is nothing to free in %s', (input) => {
  expect(() => letGo(input)).not.toThrow()
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kernTokens, target } from '#build/tools/kern-tokens.ts'

test("the copied tokens are those of KERN's installed package", () => {
  expect(readFileSync(target, 'utf8')).toBe(kernTokens())
})

test('every token of KERN that the styles use is there', () => {
  const used = readFileSync(new URL('tokens.css', target), 'utf8').match(/--kern-[\w-]+/g) ?? []
  const there = kernTokens()
  expect([...new Set(used)].filter((name) => !there.includes(`${name}:`))).toEqual([])
})

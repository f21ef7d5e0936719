import { expect, test } from 'vitest'
import { allowedSet, isAllowed } from '#shared/anonymity/allowed-words.ts'

test('case and spaces do not matter, other words do', () => {
  const allowed = allowedSet(['  Am  Markt 3 ', ''])
  expect(allowed.size).toBe(1)
  expect(isAllowed('am Markt 3', allowed)).toBe(true)
  expect(isAllowed('Am Markt 33', allowed)).toBe(false)
})

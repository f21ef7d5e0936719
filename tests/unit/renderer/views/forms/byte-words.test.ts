import { expect, test } from 'vitest'
import { byteWords } from '#renderer/views/forms/byte-words.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1,5 kB'],
  [83_000_000_000, '83 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(byteWords(bytes, 'de')).toBe(words)
})

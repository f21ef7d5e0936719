import { expect, test } from 'vitest'
import { utf8ToText } from '#shared/base/utf8.ts'

test('well-formed UTF-8 is read, with a byte order mark as a character', () => {
  expect(utf8ToText(new TextEncoder().encode('größer 🙂'))).toBe('größer 🙂')
  expect(utf8ToText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\u{feff}a')
  expect(utf8ToText(new Uint8Array(0))).toBe('')
})

test('ill-formed UTF-8 is refused and not mended', () => {
  for (const bytes of [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
    expect(utf8ToText(Uint8Array.from(bytes))).toBeNull()
})

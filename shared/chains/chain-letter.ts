/** The short mark a chain goes by in lists and in the numbers of its steps: A to G ship, an office adds its own. */

/** `form`: one to three letters, the first a capital · `taken`: another chain has it. */
export type LetterFault = 'form' | 'taken'

export function faultOfLetter(letter: string, taken: ReadonlySet<string>): LetterFault | null {
  if (!/^\p{Lu}\p{L}{0,2}$/u.test(letter)) return 'form'
  return [...taken].some((other) => other.toLowerCase() === letter.toLowerCase()) ? 'taken' : null
}

/** K, as in "Kette", or the next one that nobody has: L to Z, then KA to KZ; K where all are taken. */
export function freeLetter(taken: ReadonlySet<string>): string {
  const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const offered = [...alphabet.slice(alphabet.indexOf('K')), ...alphabet.map((letter) => `K${letter}`)]
  return offered.find((letter) => faultOfLetter(letter, taken) === null) ?? 'K'
}

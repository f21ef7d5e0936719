/** How wide words are, without a screen: the advance widths of Fira Sans Medium, in thousandths of the size. */

export type MeasureText = (text: string, size: number) => number

const widths: readonly (readonly [width: number, letters: string])[] = [
  [245, " .,:;'!·"],
  [295, 'jiIl'],
  [323, 'J`[]{}()'],
  [375, 'ft'],
  [405, '|r-'],
  [450, '"„“*z17'],
  [490, '?scF'],
  [515, 'xv~Ly2<=>3+/\\_–5'],
  [545, 'ETZkg#$§9aäeé46^'],
  [582, 'SXV8C0YuühnAÄoö€'],
  [615, 'PbpdqßRBKG'],
  [665, 'DUÜHN'],
  [700, 'OQÖ'],
  [750, '…w&'],
  [850, 'MW%m'],
  [900, '→'],
]
const widthByLetter = new Map(
  widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
)
/** As wide as the widest usual letter: what is unknown may leave room, never overflow. */
const UNKNOWN = 1020

export const measureText: MeasureText = (text, size) =>
  ([...text].reduce((sum, letter) => sum + (widthByLetter.get(letter) ?? UNKNOWN), 0) * size) / 1000

export interface Column {
  readonly width: number
  readonly size: number
  readonly measure: MeasureText
}

/** Breaks text into lines that fit; a word too long for a line is divided, at a joint where it has one. */
export function wrapText(text: string, column: Column): readonly string[] {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => divide(word, column))
  const lines: string[] = []
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && fits(longer, column)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Where German compounds are joined. */
const joints = ['ungs', 'heits', 'keits', 'schafts', 'tions', 'täts', 'itts', 'eits', 'nis']

function divide(word: string, column: Column): readonly string[] {
  if (fits(word, column)) return [word]
  const most = longestFit(word, column)
  const at = jointBefore(word, most) ?? most
  const head = word.slice(0, at)
  return [/[-/]$/.test(head) ? head : `${head}-`, ...divide(word.slice(at), column)]
}

function longestFit(word: string, column: Column): number {
  let length = 1
  while (length < word.length - 1 && fits(`${word.slice(0, length + 1)}-`, column)) length += 1
  return length
}

function jointBefore(word: string, most: number): number | null {
  const head = word.slice(0, most)
  const least = Math.max(4, most - 12)
  const mark = Math.max(head.lastIndexOf('-'), head.lastIndexOf('/')) + 1
  if (mark >= least) return mark
  const ends = joints.map((joint) => head.lastIndexOf(joint) + joint.length)
  return ends.find((end, index) => end >= least + (joints[index]?.length ?? 0)) ?? null
}

function fits(text: string, { width, size, measure }: Column): boolean {
  return measure(text, size) <= width
}

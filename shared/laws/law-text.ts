/** The official wording of a law, as an office has loaded it. */

export interface LawLine {
  /** How deep in a list; 0 for a paragraph of text. */
  readonly depth: number
  readonly text: string
}

export interface LawSection {
  /** Like `16g`. */
  readonly number: string
  readonly heading: string
  readonly lines: readonly LawLine[]
}

export interface LawText {
  /** Its name as citations write it, like `AufenthG` or `SGB III`. */
  readonly law: string
  readonly title: string
  /** What the file says about its own state, and the day it was made; empty where it says nothing. */
  readonly state: string
  readonly madeOn: string
  readonly sections: readonly LawSection[]
}

/** The lines of one subsection: from `(3)` to the next number. All lines where the section has no such subsection. */
export function linesOf(section: LawSection, subsection: string | null): readonly LawLine[] {
  if (subsection === null) return section.lines
  const begins = section.lines.findIndex(
    ({ depth, text }) => depth === 0 && text.startsWith(`(${subsection})`),
  )
  if (begins === -1) return section.lines
  const rest = section.lines.slice(begins + 1)
  const next = rest.findIndex(({ depth, text }) => depth === 0 && /^\(\d+[a-z]*\)/.test(text))
  return [...section.lines.slice(begins, begins + 1), ...(next === -1 ? rest : rest.slice(0, next))]
}

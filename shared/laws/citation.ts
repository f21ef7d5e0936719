/**
 * A place in a law, written as people write it: `§ 16g Abs. 3 Satz 1 AufenthG`. Content files hold the written form,
 * so that they can be reviewed by reading; the parts are taken out of it where they are needed.
 */
import * as z from 'zod'

export interface CitationParts {
  readonly law: string
  readonly section: string
  readonly subsection: string | null
  readonly sentence: string | null
  readonly number: string | null
}

const written =
  /^§ (?<section>\d+[a-z]*)(?: Abs\. (?<subsection>\d+[a-z]*))?(?: Satz (?<sentence>\d+))?(?: Nr\. (?<number>\d+[a-z]*))?(?: Buchst\. [a-z])? (?<law>\p{L}[\p{L}/]*(?: [A-Z]+)?)$/u

export const Citation = z.string().regex(written)
export type Citation = z.infer<typeof Citation>

/** `null` where the text is not a citation. */
export function parseCitation(text: string): CitationParts | null {
  const groups = written.exec(text)?.groups
  if (!groups) return null
  return {
    law: groups['law'] ?? '',
    section: groups['section'] ?? '',
    subsection: groups['subsection'] ?? null,
    sentence: groups['sentence'] ?? null,
    number: groups['number'] ?? null,
  }
}

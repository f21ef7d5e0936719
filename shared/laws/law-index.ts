/**
 * Which paragraphs and subsections each law has, so that a citation can be checked without the law's text. Made from
 * the official texts as of 2026-08-19; a test compares it with them where they are at hand.
 */
import { parseCitation, type Citation } from '#shared/laws/citation.ts'
import index from '#shared/laws/law-index.json' with { type: 'json' }

/** By law, by paragraph: its subsections; none where the paragraph is not divided. */
export type LawIndex = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export const lawIndex: LawIndex = index

/** The day the index was made from the official texts. */
export const lawIndexAsOf = '2026-08-19'

/** Whether a citation names a paragraph, and where it says so a subsection, that exists. */
export function citationResolves(citation: Citation, laws: LawIndex = lawIndex): boolean {
  const parts = parseCitation(citation)
  if (parts === null || !Object.hasOwn(laws, parts.law)) return false
  const sections = laws[parts.law] ?? {}
  if (!Object.hasOwn(sections, parts.section)) return false
  return parts.subsection === null || (sections[parts.section] ?? []).includes(parts.subsection)
}

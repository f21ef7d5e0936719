/** The shipped cards. Loaded when the first card is opened. */
import * as z from 'zod'
import type { CitationParts } from '#shared/laws/citation.ts'
import cards from '#shared/laws/content/law-cards.yaml'
import { LawCard } from '#shared/laws/law-card.ts'

export const lawCards: readonly LawCard[] = z.array(LawCard).parse(cards)

/** `null` where a paragraph has no card yet. */
export function findCard({ law, section }: Pick<CitationParts, 'law' | 'section'>): LawCard | null {
  return lawCards.find((card) => card.law === law && card.section === section) ?? null
}

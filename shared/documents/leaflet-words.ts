/**
 * The fixed words of the leaflet in plain German (A2) and in a second language. The translations are the house's own and
 * were not yet read by somebody who speaks the language: the adviser's screen says so, the paper does not.
 */
import * as z from 'zod'
import { bodyTypes, type BundledBodyType } from '#shared/domain/body-types.ts'
import words from '#shared/documents/content/leaflet-words.json' with { type: 'json' }

/** Languages a leaflet can have beside German. */
export const LeafletLanguage = z.enum(['ar', 'en'])
export type LeafletLanguage = z.infer<typeof LeafletLanguage>

/** One sentence in every language. */
export interface Wording {
  readonly de: string
  readonly ar: string
  readonly en: string
}

const list = <Names extends string>(
  wordings: Readonly<Record<Names, Wording>>,
): Readonly<Record<Names, Wording>> => wordings

export const leafletHeadings = list(words.headings)

/** Sentences to choose from, by the part of the leaflet they stand in. */
export const leafletPhrases = {
  next: list<string>(words.next),
  bring: list<string>(words.bring),
  questions: list<string>(words.questions),
} as const
export type LeafletPart = keyof typeof leafletPhrases

const bodies: Readonly<Record<BundledBodyType, Wording>> = words.body

/** What kind of body it is, in every language; `null` for a kind that only newer programs know. */
export function bodyWording(type: string | null): Wording | null {
  const known = bodyTypes.safeParse(type)
  return known.success ? bodies[known.data] : null
}

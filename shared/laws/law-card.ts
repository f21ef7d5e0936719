/**
 * What a paragraph means here, in the project's own plain words. The wording itself is not shipped: a card says where it
 * is to be read, and an office may load the official file beside it (`read-law-xml.ts`).
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { lawIndexAsOf } from '#shared/laws/law-index.ts'

export const LawCard = z
  .strictObject({
    law: z.string(),
    /** The paragraph's number, like `16g`. */
    section: z.string(),
    title: z.string(),
    meaning: z.string(),
    /** To single subsections, by their number. */
    parts: z.record(z.string(), z.string()).readonly().default({}),
    /** Since when it holds like this; left out where that is not known. */
    since: CalendarDate.optional(),
    /** False shows as "zu prüfen". */
    sinceVerified: z.boolean().optional(),
  })
  .readonly()
export type LawCard = z.infer<typeof LawCard>

/** The day up to which the cards were compared with the texts. */
export const lawCardsAsOf = CalendarDate.parse(lawIndexAsOf)

/**
 * The part of the official portal's address that names a law (www.gesetze-im-internet.de). Written down without the
 * network, so the app marks addresses as to be checked.
 */
const portalNames: Readonly<Record<string, string>> = {
  AufenthG: 'aufenthg_2004',
  AsylG: 'asylvfg_1992',
  AsylbLG: 'asylblg',
  BeschV: 'beschv_2013',
  IntV: 'intv',
  DeuFöV: 'deuf_v',
  BBiG: 'bbig_2005',
  HwO: 'hwo',
  AEVO: 'ausbeignv_2009',
  BQFG: 'bqfg',
  PflBG: 'pflbg',
  JArbSchG: 'jarbschg',
  MiLoG: 'milog',
  BAföG: 'baf_g',
  'SGB II': 'sgb_2',
  'SGB III': 'sgb_3',
  'SGB VIII': 'sgb_8',
  'SGB X': 'sgb_10',
}

/** Where the official wording is to be read; `null` for a law whose address is not known. */
export function officialAddress(law: string, section: string): string | null {
  const name = Object.hasOwn(portalNames, law) ? portalNames[law] : undefined
  return name === undefined ? null : `www.gesetze-im-internet.de/${name}/__${section}.html`
}

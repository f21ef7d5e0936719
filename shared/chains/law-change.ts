/** A change of the law, done or awaited, and where in the chains it is felt. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { Citation } from '#shared/laws/citation.ts'

export const LawChange = z
  .strictObject({
    id: z.string(),
    /** First day it holds; `null` while nobody knows. */
    from: CalendarDate.nullable(),
    /** How exactly the day is known. */
    precision: z.enum(['day', 'month', 'year']),
    /** Open: not yet in force, or not yet known. */
    state: z.enum(['done', 'open']),
    title: z.string(),
    text: z.string(),
    /** Chains it is felt in, with the steps where they are known. */
    chains: z
      .array(
        z.strictObject({ chain: z.string(), steps: z.array(z.string()).readonly().default([]) }).readonly(),
      )
      .readonly(),
    law: z.array(Citation).readonly(),
    otherLaw: z.array(z.string()).readonly().default([]),
    sources: z.array(z.string()).readonly(),
    /** How it is known. */
    evidence: z.string(),
    /** False shows as "zu prüfen". */
    verified: z.boolean(),
  })
  .readonly()
export type LawChange = z.infer<typeof LawChange>

/** What is special in one region: notes on steps, pinned bodies, steps that only exist there. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { Step } from '#shared/chains/chain.ts'
import { Region } from '#shared/domain/value-lists.ts'

export const RegionalNote = z
  .strictObject({
    step: z.string(),
    text: z.string(),
    sources: z.array(z.string()).readonly(),
    /** False shows as "zu prüfen". */
    verified: z.boolean(),
  })
  .readonly()
export type RegionalNote = z.infer<typeof RegionalNote>

export const Overlay = z
  .strictObject({
    /** 2 where an office's document carries more than the first programs read (`content-document.ts`). */
    format: z.literal([1, 2]),
    chain: z.string(),
    region: Region,
    version: z.string(),
    asOf: CalendarDate,
    notes: z.array(RegionalNote).readonly(),
    /** Organizations of the directory that take the place of what it would give, by step. */
    bodies: z.record(z.string(), z.array(z.string()).readonly()).readonly().default({}),
    addedSteps: z.array(Step).readonly().default([]),
    /** Ways from steps of the chain into added ones. */
    addedWays: z
      .array(z.strictObject({ from: z.string(), step: z.string(), label: z.string().optional() }).readonly())
      .readonly()
      .default([]),
  })
  .readonly()
export type Overlay = z.infer<typeof Overlay>

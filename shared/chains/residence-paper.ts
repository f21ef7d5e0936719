/** What a residence paper means for training: a row to look up, beside the chain that leads through it. */
import * as z from 'zod'
import { Validity } from '#shared/chains/parameter.ts'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'
import { Citation } from '#shared/laws/citation.ts'

export const trainingAnswers = z.enum(['allowed', 'with-permission', 'not-yet', 'not', 'depends'])
export type TrainingAnswer = z.infer<typeof trainingAnswers>

/** Texts may hold `{parameter:id}`; the parameters are those of the chain on residence. */
export const ResidencePaper = z
  .strictObject({
    paper: ResidenceFine,
    training: trainingAnswers,
    summary: z.string(),
    /** Who allows it. */
    by: z.string(),
    waiting: z.string(),
    /** What is easily overlooked. */
    traps: z.array(z.string()).readonly(),
    law: z.array(Citation).readonly(),
    /** Law whose text is not at hand. */
    otherLaw: z.array(z.string()).readonly().default([]),
    sources: z.array(z.string()).min(1).readonly(),
    /** False shows as "zu prüfen". */
    verified: z.boolean(),
    /** The days the row holds; left out: as far back as one asks. */
    valid: Validity.default({ from: null, until: null }),
  })
  .readonly()
export type ResidencePaper = z.infer<typeof ResidencePaper>

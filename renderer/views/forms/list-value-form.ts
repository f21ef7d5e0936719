/** A value of a list that an office calls its own way. What the rules ask of the words is checked when it is saved. */
import * as z from 'zod'
import { longestLabel } from '#shared/domain/list-value.ts'

const label = z.string().trim().max(longestLabel, 'errors.ListLabelTooLong')
const needed = label.min(1, 'errors.ListLabelMissing')
const countsAs = z
  .string()
  .nullable()
  .refine((value): value is string => value !== null, 'errors.CountsAsMissing')

export const OwnListValueForm = z.object({ label: needed, countsAs })
/** An empty word is the bundled one again. */
export const BundledListValueForm = z.object({ label, countsAs: z.null() })

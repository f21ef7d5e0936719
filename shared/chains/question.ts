/** Decision questions: what has to be known before a chain can say what comes next. */
import * as z from 'zod'

export const Question = z
  .strictObject({
    id: z.string(),
    /** Its number in the catalogue of decision questions, like `E04`. */
    code: z.string().optional(),
    text: z.string(),
    /** Where to look, and the trap in it. */
    help: z.string().optional(),
    type: z.enum(['choice', 'yes-no', 'date']),
    /** For `choice`: values with their words. */
    options: z
      .array(z.strictObject({ value: z.string(), label: z.string() }).readonly())
      .readonly()
      .optional(),
    /** Kept with the run, kept when the adviser wants it, or only used and forgotten. */
    keep: z.enum(['yes', 'optional', 'no']),
    /** What the answer decides, for the catalogue of questions. */
    consequence: z.string().optional(),
  })
  .readonly()
export type Question = z.infer<typeof Question>

const day = z.iso.date()

/** Whether an answer fits its question; anything else counts as not answered. */
export function answerFits(question: Question, answer: unknown): boolean {
  if (question.type === 'yes-no') return typeof answer === 'boolean'
  if (question.type === 'date') return day.safeParse(answer).success
  return question.options?.some((option) => option.value === answer) ?? false
}

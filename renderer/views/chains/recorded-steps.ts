/** What a case has recorded of steps that a chain does not name, or no longer. */
import type { StepResult } from '#shared/chains/step-result.ts'
import type { StepProgress } from '#shared/domain/case-file.ts'

export type RecordedSteps = Readonly<Record<string, StepProgress>>

/** The recorded steps that are not among the results. */
export function recordedBeside(
  recorded: RecordedSteps,
  results: readonly Pick<StepResult, 'step'>[],
): RecordedSteps {
  const shown = new Set(results.map(({ step }) => step))
  return Object.fromEntries(Object.entries(recorded).filter(([id]) => !shown.has(id)))
}

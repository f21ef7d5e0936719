/**
 * A chain as it lies in its file: questions and parameters that several chains share stand in files of their own
 * (`content/questions.yaml`, `content/parameters.yaml`) and are named by their id only. Put together, a chain carries
 * all it needs, so that a version can be kept, sent and read by itself.
 */
import * as z from 'zod'
import { Chain } from '#shared/chains/chain.ts'
import { namesIn } from '#shared/chains/names-in.ts'
import { Parameter } from '#shared/chains/parameter.ts'
import { Question } from '#shared/chains/question.ts'

export const ChainFile = Chain.unwrap().extend({
  questions: z.array(Question).readonly().default([]),
  parameters: z.array(Parameter).readonly().default([]),
})
export type ChainFile = z.infer<typeof ChainFile>

export interface SharedParts {
  readonly questions: readonly Question[]
  readonly parameters: readonly Parameter[]
}

/** The shared parts a chain names come before its own, in the order of their files. */
export function assembleChain(file: ChainFile, shared: SharedParts): Chain {
  const named = namesIn(file.steps)
  const own = new Set([...file.questions, ...file.parameters].map(({ id }) => id))
  const borrow = <T extends { readonly id: string }>(parts: readonly T[], names: ReadonlySet<string>) =>
    parts.filter(({ id }) => names.has(id) && !own.has(id))
  return {
    ...file,
    questions: [...borrow(shared.questions, named.questions), ...file.questions],
    parameters: [...borrow(shared.parameters, named.parameters), ...file.parameters],
  }
}

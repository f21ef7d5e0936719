/** The catalogue of decision questions, with the chains and steps that ask each of them. */
import type { Chain } from '#shared/chains/chain.ts'
import { namesIn } from '#shared/chains/names-in.ts'
import type { Question } from '#shared/chains/question.ts'

export interface QuestionUse {
  readonly chain: string
  readonly letter: string
  readonly steps: readonly string[]
}

export interface CataloguedQuestion {
  readonly question: Question
  readonly uses: readonly QuestionUse[]
}

/** Questions with a number first and in its order, then those that only one chain needs. */
export function questionCatalogue(
  shared: readonly Question[],
  chains: readonly Chain[],
): readonly CataloguedQuestion[] {
  const asked = chains.flatMap((chain) => chain.questions)
  const byId = new Map([...asked, ...shared].map((question) => [question.id, question]))
  return [...byId.values()]
    .map((question) => ({ question, uses: chains.flatMap((chain) => useOf(question.id, chain)) }))
    .sort(byNumber)
}

function useOf(question: string, { id, letter, steps }: Chain): readonly QuestionUse[] {
  const asking = steps.filter((step) => namesIn([step]).questions.has(question)).map((step) => step.id)
  return asking.length === 0 ? [] : [{ chain: id, letter, steps: asking }]
}

function byNumber(a: CataloguedQuestion, b: CataloguedQuestion): number {
  const [first, second] = [a.question.code ?? 'Z', b.question.code ?? 'Z']
  return first < second ? -1 : first > second ? 1 : 0
}

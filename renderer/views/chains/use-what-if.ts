/** A chain played through without a case: answers live as long as the screen, and nothing is saved. */
import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain } from '#shared/chains/chain.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { evaluate } from '#shared/chains/evaluate.ts'
import type { Question } from '#shared/chains/question.ts'
import type { Answer } from '#shared/domain/chain-writes.ts'
import { withAnswer, type Guidance } from '#renderer/views/chains/use-chain-run.ts'

export interface WhatIf {
  readonly playing: Readonly<{ value: boolean }>
  readonly guidance: ComputedRef<Guidance | undefined>
  readonly begin: () => void
  readonly end: () => void
  readonly reset: () => void
  readonly answer: (question: Question, answer: Answer | null) => void
}

export function useWhatIf(chain: () => Chain | undefined, date: () => CalendarDate): WhatIf {
  const playing = shallowRef(false)
  const answers = shallowRef<Answers>({})
  const reset = (): void => {
    answers.value = {}
  }
  watch(() => chain()?.id, reset)

  const guidance = computed<Guidance | undefined>(() => {
    const played = chain()
    if (!playing.value || !played) return undefined
    const evaluation = evaluate({ chain: played, date: date(), answers: answers.value, progress: {} })
    const questions = played.questions.map((question) => ({ ...question, keep: 'no' as const }))
    return { chain: { ...played, questions }, evaluation, answers: answers.value, fromCase: [] }
  })

  return {
    playing,
    guidance,
    begin: () => {
      playing.value = true
    },
    end: () => {
      playing.value = false
      reset()
    },
    reset,
    answer: ({ id }, given) => {
      answers.value = withAnswer(answers.value, id, given)
    },
  }
}

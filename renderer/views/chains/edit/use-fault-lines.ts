/** Faults and advice in words: as a list, beside the steps, and at the fields. */
import { computed, type ComputedRef } from 'vue'
import type { ChainDraft } from '#renderer/views/chains/edit/use-chain-draft.ts'
import { useFaultWords, type FaultLine } from '#renderer/views/chains/edit/use-fault-words.ts'
import { useText } from '#renderer/i18n/use-text.ts'

interface StepMark {
  readonly words: string
  readonly tone: 'info' | 'error'
}
export type StepMarks = ReadonlyMap<string, StepMark>

export interface FaultLines {
  readonly faults: ComputedRef<readonly FaultLine[]>
  readonly advice: ComputedRef<readonly FaultLine[]>
  readonly marks: ComputedRef<StepMarks>
  /** By field. */
  readonly errorsIn: (step: string) => Readonly<Record<string, string>>
  /** Of the head by field, of the other parts by id. */
  readonly errorsElsewhere: ComputedRef<Readonly<Record<string, string>>>
}

export function useFaultLines(draft: ChainDraft): FaultLines {
  const { t } = useText()
  const { sayFault, sayAdvice } = useFaultWords()
  const chain = computed(() => draft.edition.value?.chain)
  const faults = computed(() =>
    draft.faults.value.flatMap((one) => (chain.value ? sayFault(one, chain.value) : [])),
  )
  const advice = computed(() =>
    draft.advice.value.flatMap((one) => (chain.value ? sayAdvice(one, chain.value) : [])),
  )

  const changed = computed(() => {
    const now = draft.document.value
    if (now.kind === 'chain') return []
    const { notes, bodies, addedSteps } = now.overlay
    return [...notes.map(({ step }) => step), ...Object.keys(bodies), ...addedSteps.map(({ id }) => id)]
  })
  const wrong = computed(() => faults.value.flatMap(({ place }) => (place.part === 'step' ? place.id : [])))
  return {
    faults,
    advice,
    marks: computed(() => {
      const marks = new Map<string, StepMark>()
      for (const id of changed.value) marks.set(id, { words: t('chainEdit.mark.changed'), tone: 'info' })
      for (const id of wrong.value) marks.set(id, { words: t('chainEdit.mark.wrong'), tone: 'error' })
      return marks
    }),
    errorsIn: (step) =>
      byName(faults.value, ({ part, id, field }) => (part === 'step' && id === step ? field : null)),
    errorsElsewhere: computed(() =>
      byName(faults.value, ({ part, id, field }) => (part === 'step' ? null : part === 'head' ? field : id)),
    ),
  }
}

function byName(
  lines: readonly FaultLine[],
  nameOf: (place: FaultLine['place']) => string | null,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.flatMap(({ words, place }) => {
      const name = nameOf(place)
      return name === null ? [] : [[name, words] as const]
    }),
  )
}

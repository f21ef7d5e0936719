/** Adding and moving steps, in a chain of one's own or over a shipped one. */
import { computed, type ComputedRef } from 'vue'
import { addChainStep, moveChainStep } from '#shared/chains/edit-chain.ts'
import { addStep, moveStep } from '#shared/chains/edit-overlay.ts'
import type { ChainDraft } from '#renderer/views/chains/edit/use-chain-draft.ts'

export interface StepActs {
  /** Steps the office wrote itself. */
  readonly own: ComputedRef<ReadonlySet<string>>
  readonly move: (step: string, by: -1 | 1) => void
  /** The id of the new step. */
  readonly add: (phase: string, after: string) => string
}

export function useStepActs({ document, edition, apply }: ChainDraft): StepActs {
  const ownSteps = computed(() => {
    const now = document.value
    return now.kind === 'chain' ? now.chain.steps : now.overlay.addedSteps
  })

  function move(step: string, by: -1 | 1): void {
    const now = document.value
    if (now.kind === 'chain') apply({ kind: 'chain', chain: moveChainStep(now.chain, step, by) })
    else apply({ kind: 'overlay', overlay: moveStep(now.overlay, step, by) })
  }

  function add(phase: string, after: string): string {
    const now = document.value
    if (now.kind === 'chain') apply({ kind: 'chain', chain: addChainStep(now.chain, phase) })
    else if (edition.value) {
      const { chain } = edition.value
      const inPhase = chain.steps.filter((one) => one.phase === phase)
      const before = inPhase.find(({ id }) => id === after) ?? inPhase.at(-1)
      apply({ kind: 'overlay', overlay: addStep(now.overlay, chain, before?.id ?? after) })
    }
    return ownSteps.value.at(-1)?.id ?? after
  }

  return { own: computed(() => new Set(ownSteps.value.map(({ id }) => id))), move, add }
}

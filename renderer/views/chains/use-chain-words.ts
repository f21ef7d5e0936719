/** Names of chains, steps and kinds of bodies. */
import type { ChainRun } from '#shared/domain/case-file.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export interface ChainWords {
  readonly stepTitle: (run: ChainRun, step: string) => string
  readonly chainTitle: (id: string) => string
  readonly bodyTypeLabel: (type: string) => string
}

export function useChainWords(): ChainWords {
  const { labelOf } = useLabels()
  const chains = useChainLibrary()

  /** A step this version does not know goes by its number. */
  function stepTitle(run: ChainRun, step: string): string {
    const title = chains.editionOf(run)?.chain.steps.find(({ id }) => id === step)?.title
    return title === undefined ? step : `${step} ${title}`
  }

  return {
    stepTitle,
    chainTitle: (id) => chains.library.find(id)?.title ?? id,
    bodyTypeLabel: (type) => labelOf('bodyType', type),
  }
}

/** Names of chains and steps. */
import type { ChainRun } from '#shared/domain/case-file.ts'

export interface ChainWords {
  readonly stepTitle: (run: ChainRun, step: string) => string
  readonly chainTitle: (run: ChainRun) => string
}

export function useChainWords(): ChainWords {
  return { stepTitle: (_run, step) => step, chainTitle: (run) => run.chain }
}

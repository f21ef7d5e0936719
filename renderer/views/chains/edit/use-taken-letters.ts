/** Which marks chains have here: shipped ones, those in force, and those still being written. */
import { computed, type ComputedRef } from 'vue'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'

/** `besides`: a chain whose own mark does not count. */
export function useTakenLetters(besides: () => string | null = () => null): ComputedRef<ReadonlySet<string>> {
  const chains = useChainLibrary()
  return computed(() => {
    const written = chains.held.flatMap(({ document }) => (document.kind === 'chain' ? [document.chain] : []))
    const others = [...chains.library.chains, ...written].filter(({ id }) => id !== besides())
    return new Set(others.map(({ letter }) => letter))
  })
}

/** The chains that are shipped, with what is special in each region. */
import { Chain, Overlay } from '#shared/chains/chain.ts'
import residence from '#shared/chains/content/residence-for-training.json' with { type: 'json' }
import residenceMagdeburg from '#shared/chains/content/residence-for-training.magdeburg.json' with { type: 'json' }

export const bundledChains: readonly Chain[] = [residence].map((content) => Chain.parse(content))
export const bundledOverlays: readonly Overlay[] = [residenceMagdeburg].map((content) =>
  Overlay.parse(content),
)

/** The chain of a run. `null` when this program does not carry it, or only in another version. */
export function findChain(id: string, version: string | null = null): Chain | null {
  return (
    bundledChains.find((chain) => chain.id === id && (version === null || chain.version === version)) ?? null
  )
}

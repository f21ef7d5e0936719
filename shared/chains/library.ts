/** All chains at hand: the shipped ones and those an office has taken in or written. */
import type { Chain } from '#shared/chains/chain.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import type { Overlay } from '#shared/chains/overlay.ts'
import { makeEdition, type Edition } from '#shared/chains/edition.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export interface LibraryContent {
  /** Several versions of a chain may stand here. */
  readonly chains: readonly Chain[]
  /** Laid on in this order, the shipped ones first. */
  readonly overlays: readonly Overlay[]
}

export interface ChainLibrary {
  /** Each chain once, in its newest version, by its letter. */
  readonly chains: readonly Chain[]
  /** `null` when the chain is unknown, or only known in another version. */
  readonly find: (id: string, version?: string | null) => Chain | null
  /** The versions of a chain that are at hand, the newest first. */
  readonly versions: (id: string) => readonly string[]
  /** The chain as it is lived in a region, in the newest version unless one is named. */
  readonly edition: (id: string, region: Region, version?: string | null) => Edition | null
}

export function makeLibrary({ chains, overlays }: LibraryContent): ChainLibrary {
  const newestFirst = [...chains].sort((a, b) => (a.version > b.version ? -1 : a.version < b.version ? 1 : 0))
  const ids = [...new Set(newestFirst.map(({ id }) => id))]
  const find: ChainLibrary['find'] = (id, version = null) =>
    newestFirst.find((chain) => chain.id === id && (version === null || chain.version === version)) ?? null
  const editionOf = editionsOver(overlays)
  return {
    chains: ids
      .flatMap((id) => find(id) ?? [])
      .sort((a, b) => (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0)),
    find,
    versions: (id) => newestFirst.filter((chain) => chain.id === id).map(({ version }) => version),
    edition: (id, region, version = null) => {
      const chain = find(id, version)
      return chain && editionOf(chain, region)
    },
  }
}

/** Laid once for each chain and region, so that whoever asks again gets the very same edition. */
function editionsOver(overlays: readonly Overlay[]): (chain: Chain, region: Region) => Edition {
  const laid = new Map<Chain, Map<Region, Edition>>()
  return (chain, region) => {
    const byRegion = laid.get(chain) ?? new Map<Region, Edition>()
    laid.set(chain, byRegion)
    const isMeant = (overlay: Overlay): boolean => overlay.chain === chain.id && overlay.region === region
    const edition = byRegion.get(region) ?? makeEdition(chain, region, overlays.filter(isMeant))
    byRegion.set(region, edition)
    return edition
  }
}

/** The shipped content, and behind it what an office has in force. */
export function libraryContent(
  shipped: LibraryContent,
  documents: readonly ContentDocument[],
): LibraryContent {
  return {
    // Of the same version, what the office took in counts: it was asked.
    chains: [
      ...documents.flatMap((document) => (document.kind === 'chain' ? document.chain : [])),
      ...shipped.chains,
    ],
    overlays: [
      ...shipped.overlays,
      ...documents.flatMap((document) => (document.kind === 'overlay' ? document.overlay : [])),
    ],
  }
}

/** Before anything is loaded. */
export const emptyLibrary: ChainLibrary = makeLibrary({ chains: [], overlays: [] })

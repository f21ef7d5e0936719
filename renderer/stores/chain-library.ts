/**
 * The process chains at hand: the shipped ones, and behind them what the office has published or taken in. They are
 * loaded after the first screen stands, because that one needs none.
 */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { keyOfContent, type ContentDocument } from '#shared/chains/content-document.ts'
import { inForceOf, type HeldContent } from '#shared/chains/content-item.ts'
import { type Edition, hashOfEdition, type PinnedEdition } from '#shared/chains/edition.ts'
import {
  emptyLibrary,
  libraryContent,
  makeLibrary,
  type ChainLibrary,
  type LibraryContent,
} from '#shared/chains/library.ts'
import type { ChainRun } from '#shared/domain/case-file.ts'
import type { Region } from '#shared/domain/value-lists.ts'

/**
 * `pinned`: the very edition it was advised on · `version`: found by its version · `other`: of its version, but it says
 * other things here than what the case was advised on · `newest`: all there is.
 */
export type EditionStanding = 'pinned' | 'version' | 'other' | 'newest'

export interface RunEdition {
  readonly edition: Edition
  readonly standing: EditionStanding
}

/** What a run walks through, and what is in force where it does. */
export interface RunStand {
  readonly found: (RunEdition & PinnedEdition) | null
  readonly now: PinnedEdition | null
  /** The edition in force where it says other things. */
  readonly newer: PinnedEdition | null
}

export interface Outlook {
  readonly before: Edition | null
  readonly after: Edition | null
}

/** What decides which edition a run walks through. */
export type Run = Pick<ChainRun, 'chain' | 'region' | 'version' | 'edition' | 'declined'>

/** Hashing an edition takes milliseconds, and an edition does not change. */
const hashes = new WeakMap<Edition, string>()

function hashOf(edition: Edition): string {
  const hash = hashes.get(edition) ?? hashOfEdition(edition)
  hashes.set(edition, hash)
  return hash
}

function isMeant(edition: Edition, pin: string | undefined): boolean {
  return pin === undefined || hashOf(edition) === pin
}

export const useChainLibrary = defineStore('chain-library', () => {
  const library = shallowRef<ChainLibrary>(emptyLibrary)
  const held = shallowRef<readonly HeldContent[]>([])
  const pinned = shallowRef<ReadonlyMap<string, Edition>>(new Map())
  let shipped: LibraryContent = { chains: [], overlays: [] }
  let loading: Promise<void> | undefined
  /** What hashing an edition gave, by chain and region; as long as the library is the same. */
  let current = new Map<string, PinnedEdition | null>()

  async function read(): Promise<void> {
    const { bundledChains, bundledOverlays } = await import('#shared/chains/catalogue.ts')
    shipped = { chains: bundledChains, overlays: bundledOverlays }
    lay()
  }

  function load(): Promise<void> {
    loading ??= read()
    return loading
  }

  /** Takes in what the vault holds. Drafts are nobody's content yet. */
  function hold(content: readonly HeldContent[], editions: readonly PinnedEdition[]): void {
    held.value = content
    // What has a hash does not change: the known one stays, with what hashing it gave.
    const before = pinned.value
    pinned.value = new Map(editions.map(({ hash, edition }) => [hash, before.get(hash) ?? edition]))
    lay()
  }

  function lay(): void {
    library.value = makeLibrary(libraryContent(shipped, inForce()))
    current = new Map()
  }

  function inForce(): readonly ContentDocument[] {
    return inForceOf(held.value).map(({ document }) => document)
  }

  /** The edition in force, with its hash. */
  function currentOf(chain: string, region: Region): PinnedEdition | null {
    const key = `${chain}@${region}`
    const known = current.get(key)
    if (known !== undefined) return known
    const edition = library.value.edition(chain, region)
    const found = edition && { hash: hashOf(edition), edition }
    current.set(key, found)
    return found
  }

  /** What a run walks through, and how surely it is what it was advised on. */
  function findEdition({ chain, region, version, edition: pin }: Run): RunEdition | null {
    const kept = pin === undefined ? undefined : pinned.value.get(pin)
    if (kept) return { edition: kept, standing: 'pinned' }
    const named = library.value.edition(chain, region, version)
    if (named) return { edition: named, standing: isMeant(named, pin) ? 'version' : 'other' }
    const newest = library.value.edition(chain, region)
    return newest && { edition: newest, standing: 'newest' }
  }

  /** The edition in force, and what would be in force with a document in it. */
  function outlook(document: ContentDocument, here: Region): Outlook {
    const key = keyOfContent(document)
    const [chain, region] =
      document.kind === 'chain'
        ? [document.chain.id, here]
        : [document.overlay.chain, document.overlay.region]
    const others = inForce().filter((other) => keyOfContent(other) !== key)
    const next = makeLibrary(libraryContent(shipped, [...others, document]))
    return { before: currentOf(chain, region)?.edition ?? null, after: next.edition(chain, region) }
  }

  /** The kept edition a run is pinned to. */
  function pinnedOf(run: Run): Edition | null {
    const found = findEdition(run)
    return found?.standing === 'pinned' ? found.edition : null
  }

  function editionOf(run: Run): Edition | null {
    return findEdition(run)?.edition ?? null
  }

  function standOf(run: Run): RunStand {
    const now = currentOf(run.chain, run.region)
    const edition = findEdition(run)
    // Compared as read here: a newer program may read more from a kept edition than its hash was made of.
    const found = edition && { ...edition, hash: hashOf(edition.edition) }
    const isNewer = now && found && run.edition !== now.hash && found.hash !== now.hash
    return { found, now, newer: isNewer ? now : null }
  }

  function newerThan(run: Run): PinnedEdition | null {
    return standOf(run).newer
  }

  /** What is newer, as long as nobody has declined it. */
  function changeFor(run: Run): PinnedEdition | null {
    const now = newerThan(run)
    return now?.hash === run.declined ? null : now
  }

  /** Whether the content at hand would give this edition again, so that a new case could be advised on it. */
  function gives(edition: Edition): boolean {
    const { chain, region } = edition
    const again = library.value.edition(chain.id, region, chain.version)
    return again !== null && hashOf(again) === hashOf(edition)
  }

  return {
    library: shallowReadonly(library),
    held: shallowReadonly(held),
    load,
    hold,
    currentOf,
    findEdition,
    pinnedOf,
    editionOf,
    standOf,
    newerThan,
    changeFor,
    gives,
    outlook,
  }
})

/** The process chains at hand. They are loaded after the first screen stands, because that one needs none. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Edition } from '#shared/chains/edition.ts'
import { emptyLibrary, type ChainLibrary } from '#shared/chains/library.ts'
import type { ChainRun } from '#shared/domain/case-file.ts'

export const useChainLibrary = defineStore('chain-library', () => {
  const library = shallowRef<ChainLibrary>(emptyLibrary)
  let loading: Promise<void> | undefined

  async function read(): Promise<void> {
    const { bundledLibrary } = await import('#shared/chains/catalogue.ts')
    library.value = bundledLibrary
  }

  function load(): Promise<void> {
    loading ??= read()
    return loading
  }

  /** What a run walks through: the version it was advised on, or else the newest. */
  function editionOf({
    chain,
    region,
    version,
  }: Pick<ChainRun, 'chain' | 'region' | 'version'>): Edition | null {
    return library.value.edition(chain, region, version) ?? library.value.edition(chain, region)
  }

  return { library: shallowReadonly(library), load, editionOf }
})

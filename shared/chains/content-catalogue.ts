/** Against what the content of an office is checked: the shipped chains, the sources that can be named, the law. */
import { bundledChains, bundledOverlays } from '#shared/chains/catalogue.ts'
import type { ContentCatalogue } from '#shared/chains/check-documents.ts'
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import { lawIndex } from '#shared/laws/law-index.ts'

export const bundledCatalogue: ContentCatalogue = {
  chains: bundledChains,
  overlays: bundledOverlays,
  sources: new Set(bundledSources.map(({ id }) => id)),
  laws: lawIndex,
}

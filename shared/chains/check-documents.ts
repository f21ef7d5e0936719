/** Whether documents make sense together with what is there already: the same check before publishing and on arrival. */
import type { CheckContext } from '#shared/chains/check-chain.ts'
import { checkOverlay, checkOwnChain, type OverlayFault } from '#shared/chains/check-overlay.ts'
import { keyOfContent, type ContentDocument } from '#shared/chains/content-document.ts'
import { libraryContent, makeLibrary, type LibraryContent } from '#shared/chains/library.ts'

/** What ships with the program. */
export interface ContentCatalogue extends LibraryContent, Pick<CheckContext, 'sources' | 'laws'> {}

export interface DocumentFault {
  /** The key of the document. */
  readonly document: string
  readonly fault: OverlayFault
}

export interface DocumentFaults {
  /** Chains that overlays speak of and that are not there. */
  readonly unknownChains: readonly string[]
  readonly faults: readonly DocumentFault[]
}

/** What is wrong with documents, each seen with the shipped content and with what else the office has in force. */
export function checkDocuments(
  documents: readonly ContentDocument[],
  { catalogue, held }: { readonly catalogue: ContentCatalogue; readonly held: readonly ContentDocument[] },
): DocumentFaults {
  const keys = new Set(documents.map(keyOfContent))
  const around = libraryContent(catalogue, [
    ...held.filter((document) => !keys.has(keyOfContent(document))),
    ...documents,
  ])
  const context = { ...catalogue, chains: new Set(around.chains.map(({ id }) => id)) }
  const unknownChains: string[] = []
  const faults = documents.flatMap((document): readonly DocumentFault[] => {
    const key = keyOfContent(document)
    const found = faultsOf(document, around, context)
    if (found === null) unknownChains.push(key)
    return (found ?? []).map((fault) => ({ document: key, fault }))
  })
  return { unknownChains, faults }
}

/** `null` where an overlay speaks of a chain that is not there. It is checked on its chain as that is without it. */
function faultsOf(
  document: ContentDocument,
  around: LibraryContent,
  context: CheckContext,
): readonly OverlayFault[] | null {
  if (document.kind === 'chain') return checkOwnChain(document.chain, context)
  const { overlay } = document
  const others = around.overlays.filter((other) => other !== overlay)
  const chain = makeLibrary({ ...around, overlays: others }).edition(overlay.chain, overlay.region)?.chain
  return chain ? checkOverlay(overlay, chain, context) : null
}

/** Whether documents make sense together with what is there already: the same check before publishing and on arrival. */
import type { Chain } from '#shared/chains/chain.ts'
import { checkChain, type ChainFault, type CheckContext } from '#shared/chains/check-chain.ts'
import { keyOfContent, type ContentDocument } from '#shared/chains/content-document.ts'
import { libraryContent, makeLibrary, type LibraryContent } from '#shared/chains/library.ts'

/** What ships with the program. */
export interface ContentCatalogue extends LibraryContent, Pick<CheckContext, 'sources' | 'laws'> {}

export interface DocumentFault {
  /** The key of the document. */
  readonly document: string
  readonly fault: ChainFault
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
  const library = makeLibrary(around)
  const context = { ...catalogue, chains: new Set(around.chains.map(({ id }) => id)) }
  const unknownChains: string[] = []
  const faults = documents.flatMap((document): readonly DocumentFault[] => {
    const chain = chainToCheck(document, library)
    if (!chain) unknownChains.push(keyOfContent(document))
    const found = chain ? checkChain(chain, context) : []
    return found.map((fault) => ({ document: keyOfContent(document), fault }))
  })
  return { unknownChains, faults }
}

/** A chain is checked as it is; an overlay by what becomes of its chain in its region. */
function chainToCheck(document: ContentDocument, library: ReturnType<typeof makeLibrary>): Chain | null {
  if (document.kind === 'chain') return document.chain
  return library.edition(document.overlay.chain, document.overlay.region)?.chain ?? null
}

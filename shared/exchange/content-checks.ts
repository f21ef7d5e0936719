/**
 * Reading a content package: all checks of README.md in their order. Nothing is applied here; the answer is one named
 * reason to refuse, or what the package would change.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import { checkDocuments, type ContentCatalogue, type DocumentFault } from '#shared/chains/check-documents.ts'
import {
  isMalformed,
  keyOfContent,
  readDocument,
  saysTheSame,
  versionOf,
  type ContentDocument,
} from '#shared/chains/content-document.ts'
import {
  openContentPackage,
  signerOf,
  type ContentPackage,
  type FileProblem,
  type KnownSigner,
  type KnownSigners,
} from '#shared/exchange/content-package.ts'

export type ContentProblem =
  | { readonly type: FileProblem | 'E_REVOKED_SENDER' }
  /** Readable once its 40 digits were typed. */
  | { readonly type: 'E_UNKNOWN_SENDER'; readonly office: string }
  /** Members that lead to the malformed place, the number of the document first. */
  | { readonly type: 'E_CONTENT'; readonly place: string }
  | { readonly type: 'E_UNKNOWN_CHAIN'; readonly documents: readonly string[] }
  | { readonly type: 'E_CONTENT_CHECK'; readonly faults: readonly DocumentFault[] }
  | { readonly type: 'E_OLDER_CONTENT'; readonly documents: readonly string[] }

/** `other`: the version that is here, in other words. */
export type ContentEffect = 'new' | 'newer' | 'same' | 'other' | 'older'

export interface DocumentPreview {
  readonly key: string
  readonly document: ContentDocument
  readonly effect: ContentEffect
  /** What it would take the place of. */
  readonly held: ContentDocument | null
}

export interface ContentPreview {
  /** The package's own name. */
  readonly id: string
  readonly issued: string
  readonly signer: KnownSigner
  readonly documents: readonly DocumentPreview[]
}

export interface ContentReader extends KnownSigners {
  readonly catalogue: ContentCatalogue
  /** What the office has in force. */
  readonly held: readonly ContentDocument[]
}

export function checkContentPackage(
  bytes: Uint8Array,
  reader: ContentReader,
): Result<ContentPreview, ContentProblem> {
  const opened = openContentPackage(bytes)
  if (!opened.ok) return opened
  const signer = signerOf(opened.value, reader)
  if (signer.standing === 'unknown') return err({ type: 'E_UNKNOWN_SENDER', office: signer.office })
  if (signer.standing === 'revoked') return err({ type: 'E_REVOKED_SENDER' })
  const documents = documentsOf(opened.value)
  if (!documents.ok) return documents
  const problem = senseProblem(documents.value, reader)
  if (problem) return err(problem)
  const previews = documents.value.map((document) => previewOf(document, reader))
  const older = previews.filter(({ effect }) => effect === 'older').map(({ key }) => key)
  if (older.length === previews.length) return err({ type: 'E_OLDER_CONTENT', documents: older })
  return ok({ id: opened.value.id, issued: opened.value.issued, signer, documents: previews })
}

function documentsOf({ documents }: ContentPackage): Result<readonly ContentDocument[], ContentProblem> {
  const read: ContentDocument[] = []
  const keys = new Set<string>()
  for (const [index, value] of documents.entries()) {
    const document = readDocument(value)
    if (isMalformed(document) && document.newer) return err({ type: 'E_NEWER_APP' })
    if (isMalformed(document)) return err({ type: 'E_CONTENT', place: placeOf(index, document.place) })
    const key = keyOfContent(document)
    if (keys.has(key)) return err({ type: 'E_CONTENT', place: placeOf(index, '') })
    keys.add(key)
    read.push(document)
  }
  return ok(read)
}

function placeOf(index: number, place: string): string {
  return [String(index + 1), ...(place === '' ? [] : [place])].join('.')
}

/** What is wrong with documents that are well formed; `null` where they make sense. */
export function senseProblem(
  documents: readonly ContentDocument[],
  around: Pick<ContentReader, 'catalogue' | 'held'>,
): Extract<ContentProblem, { type: 'E_UNKNOWN_CHAIN' | 'E_CONTENT_CHECK' }> | null {
  const { unknownChains, faults } = checkDocuments(documents, around)
  if (unknownChains.length > 0) return { type: 'E_UNKNOWN_CHAIN', documents: unknownChains }
  return faults.length > 0 ? { type: 'E_CONTENT_CHECK', faults } : null
}

function previewOf(
  document: ContentDocument,
  { catalogue, held }: Pick<ContentReader, 'catalogue' | 'held'>,
): DocumentPreview {
  const key = keyOfContent(document)
  const shipped = catalogue.chains.map((chain): ContentDocument => ({ kind: 'chain', chain }))
  const former = [...held, ...shipped]
    .filter((other) => keyOfContent(other) === key)
    .reduce<ContentDocument | null>(newerOf, null)
  return { key, document, effect: effectOf(document, former), held: former }
}

function newerOf(a: ContentDocument | null, b: ContentDocument): ContentDocument {
  return a !== null && versionOf(a) >= versionOf(b) ? a : b
}

function effectOf(document: ContentDocument, held: ContentDocument | null): ContentEffect {
  if (held === null) return 'new'
  const [theirs, ours] = [versionOf(document), versionOf(held)]
  if (theirs !== ours) return theirs > ours ? 'newer' : 'older'
  return saysTheSame(document, held) ? 'same' : 'other'
}

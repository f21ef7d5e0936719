/** The part of the vault's interface that is about chains an office writes, takes in and hands on. */
import type { Result } from '#shared/base/result.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import type { HeldContent } from '#shared/chains/content-item.ts'
import type { SetAsideContent } from '#shared/chains/seal-numbers.ts'
import type { Edition, PinnedEdition } from '#shared/chains/edition.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { ContentPreview, ContentProblem } from '#shared/exchange/content-checks.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { BatchDone, Saved, SaveError, SealedFile } from '#renderer/vault/vault-api.ts'

export interface ContentSaved {
  readonly id: EntityId
  /** Takes it back with `undoMany`; a draft is saved over and over, so that it has none. */
  readonly undo: number | null
}

/** Only the device that administers its office holds the key that content is sealed with. */
export interface SealError {
  readonly type: 'NotAdministering'
}

export type ContentSaveError =
  | SaveError
  | SealError
  /** More than one record may hold. */
  | { readonly type: 'TooLarge' }
  /** To be published it must make sense, and be newer than what is in force. */
  | Extract<ContentProblem, { type: 'E_UNKNOWN_CHAIN' | 'E_CONTENT_CHECK' | 'E_OLDER_CONTENT' }>

export type TrustError =
  | { readonly type: 'FingerprintDiffers' }
  | Exclude<ContentProblem, { type: 'E_UNKNOWN_SENDER' }>
  | SaveError

export interface ContentApi {
  /** What this office holds: drafts, what it has published, what it has taken in. */
  readonly content: () => Promise<readonly HeldContent[]>
  /** What is in its name and does not count: not as it sealed it, or sealed anew since. */
  readonly setAside: () => Promise<readonly SetAsideContent[]>
  /** The editions that cases were advised on. */
  readonly editions: () => Promise<readonly PinnedEdition[]>
  /** `changeCase` with writes that pin an edition: it is kept in the same save. */
  readonly changeCaseOn: (
    id: EntityId,
    writes: readonly RegisterWrite[],
    edition: Edition,
  ) => Promise<Result<Saved, SaveError>>
  /** Saves the one draft of a document, or puts a document in force and ends its draft. */
  readonly saveContent: (
    document: ContentDocument,
    state: 'draft' | 'published',
  ) => Promise<Result<ContentSaved, ContentSaveError>>
  readonly removeContent: (id: EntityId) => Promise<Result<BatchDone, SaveError | SealError>>
  /** Takes away what does not count, for good. */
  readonly removeSetAside: (id: EntityId) => Promise<Result<null, SaveError | SealError>>
  /** What the office has published, as a signed package. */
  readonly publishContent: (
    ids: readonly EntityId[],
  ) => Promise<Result<SealedFile, { readonly type: 'NotFound' | 'TooLarge' }>>
  /** Checks a package and tells what it would change; changes nothing. */
  readonly readContentPackage: (bytes: Uint8Array) => Promise<Result<ContentPreview, ContentProblem>>
  /** Trusts the device that signed a package, after its 40 digits were typed. */
  readonly trustPublisher: (bytes: Uint8Array, digits: string) => Promise<Result<null, TrustError>>
  /** Puts the documents with these keys in force. */
  readonly takeContent: (
    bytes: Uint8Array,
    keys: readonly string[],
  ) => Promise<Result<BatchDone, ContentProblem | ContentSaveError>>
}

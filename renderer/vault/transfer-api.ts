/** The part of the vault's interface about cases that are handed over between offices. */
import type { Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseCount } from '#shared/domain/counted-cases.ts'
import type { HandedOverError } from '#shared/domain/transfer-case.ts'
import type { ReportedFeedback } from '#shared/domain/transfer-feedback.ts'
import type { TransferError } from '#shared/domain/transfer-writes.ts'
import type { Transfer, TransferState } from '#shared/domain/transfer.ts'
import type { BatchDone, BatchError, SaveError } from '#renderer/vault/vault-api.ts'

/** A transfer as this office sees it. */
export interface TransferRow {
  readonly transfer: Transfer
  readonly state: TransferState
  /** `in`: another office hands over to this one. */
  readonly side: 'in' | 'out'
  /** The other office, by its name in the network. */
  readonly partner: { readonly id: string; readonly name: string }
  /** Said on the phone; follows from the referral. */
  readonly reply: string
  /** The case here: the one handed over, or the one that was opened for it. */
  readonly here: CaseHere | null
  /** A package that carried it has left. */
  readonly isSent: boolean
  /** Whether this office is to do something about it. */
  readonly waits: boolean
  /** What the other office reports and the referral here does not say. */
  readonly feedback: ReportedFeedback
}

export interface CaseHere {
  readonly id: EntityId
  readonly code: string
  readonly isClosed: boolean
  /** Only what counts is left of it. */
  readonly isReduced: boolean
}

export interface TransferBook {
  /** The id of this office in the network; `null` while it works alone. */
  readonly office: string | null
  /** Newest first. */
  readonly rows: readonly TransferRow[]
}

/** `TransferSent`: a package has left with it meanwhile. */
export type TransferActError =
  | BatchError
  | TransferError
  | HandedOverError
  | { readonly type: 'TransferSent' }

type Act = (transfer: EntityId) => Promise<Result<BatchDone, TransferActError>>

export interface TransferActApi {
  /** As long as no package has left with it. */
  readonly takeBackTransfer: Act
  /** Takes out what was carried, here at once and at the other office with the next package. */
  readonly withdrawTransfer: Act
  /** Leaves of the case that was handed over its stub: code, what counts, and the transfer. */
  readonly reduceHandedOver: Act
}

export interface TransferApi extends TransferActApi {
  readonly transfers: () => Promise<TransferBook>
  /** How the cases of this vault count, at offices and in the network. */
  readonly caseCount: () => Promise<CaseCount>
  /** Enters what the other office reports into the referral, over what stands there. */
  readonly takeReport: (transfer: EntityId) => Promise<Result<null, SaveError>>
}

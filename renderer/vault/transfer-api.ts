/** The part of the vault's interface about cases that are handed over between offices. */
import type { Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseCount } from '#shared/domain/counted-cases.ts'
import type { ReportedFeedback } from '#shared/domain/transfer-feedback.ts'
import type { Transfer, TransferState } from '#shared/domain/transfer.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

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
  readonly here: { readonly id: EntityId; readonly code: string; readonly isClosed: boolean } | null
  /** A package that may have carried it has left. */
  readonly isSent: boolean
  /** Whether this office is to do something about it. */
  readonly waits: boolean
  /** What the other office reports and the referral here does not say. */
  readonly feedback: ReportedFeedback
}

export interface TransferBook {
  /** The id of this office in the network; `null` while it works alone. */
  readonly office: string | null
  /** Newest first. */
  readonly rows: readonly TransferRow[]
}

export interface TransferApi {
  readonly transfers: () => Promise<TransferBook>
  /** How the cases of this vault count, at offices and in the network. */
  readonly caseCount: () => Promise<CaseCount>
  /** Enters what the other office reports into the referral, over what stands there. */
  readonly takeReport: (transfer: EntityId) => Promise<Result<null, SaveError>>
}

/** The part of the vault's interface about what contradicts: all of it in one list, and deciding. */
import type { Result } from '#shared/base/result.ts'
import type { ClockDoubt } from '#shared/domain/clock-doubt.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { ItemKind } from '#shared/domain/item.ts'
import type { Version } from '#shared/domain/versions.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { BatchDone, BatchError } from '#renderer/vault/vault-api.ts'

export interface ConflictVersion extends Version {
  /** The office of the device that wrote it; empty where it is not known. */
  readonly office: string
  /** Whether this device wrote it. */
  readonly isOwn: boolean
}

/** One register in which versions contradict each other. */
export interface OpenConflict {
  readonly id: EntityId
  readonly kind: 'case' | ItemKind
  /** Code of the case, or what the record is called. */
  readonly title: string
  readonly name: string
  /** Of a referral: the body it goes to. */
  readonly about: string
  /** What the choice is between; handed back with the decision. */
  readonly seen: string
  /** Latest first. */
  readonly versions: readonly ConflictVersion[]
  readonly doubt: ClockDoubt | null
  /** The newer one may be taken together with others. */
  readonly isSlight: boolean
}

export interface OpenConflicts {
  readonly total: number
  /** The first of them, whole records only; more follow when these are decided. */
  readonly first: readonly OpenConflict[]
}

export interface ConflictDecision {
  readonly id: EntityId
  readonly name: string
  readonly value: JsonValue
  readonly seen: string
}

export interface ConflictDone extends BatchDone {
  readonly decided: number
  /** Left as they are: something else stands there by now. */
  readonly left: number
}

export interface ConflictApi {
  readonly conflicts: () => Promise<OpenConflicts>
  /** Those of one case, all of them. */
  readonly conflictsOfCase: (id: EntityId) => Promise<readonly OpenConflict[]>
  /** Ordinary writes: they settle it here and, with the next package, everywhere. `undoMany` asks again. */
  readonly decideConflicts: (
    decisions: readonly ConflictDecision[],
  ) => Promise<Result<ConflictDone, BatchError>>
}

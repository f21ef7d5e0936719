/** What the window may ask of the vault about many cases at once; part of `VaultApi`. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Result } from '#shared/base/result.ts'
import type { BulkAct, BulkRefusal, RetentionDays } from '#shared/domain/bulk.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { BatchDone, BatchError, ListQuery, OnProgress, SaveError } from '#renderer/vault/vault-api.ts'

/** Cases to act on: these, or all that a list shows but a few. */
export type Selection =
  | { readonly type: 'some'; readonly ids: readonly EntityId[] }
  | {
      readonly type: 'all'
      readonly query: Omit<ListQuery, 'from' | 'count'>
      readonly except: readonly EntityId[]
    }

/** Cases that an act would leave as they are, and why. */
export interface RefusedCases {
  readonly type: BulkRefusal
  readonly count: number
  /** The first few of them. */
  readonly codes: readonly string[]
}

/** What an act on many cases would do; nothing is changed by asking. */
export interface BulkOutlook {
  readonly total: number
  readonly possible: number
  readonly refused: readonly RefusedCases[]
}

export interface BulkDone extends BatchDone, BulkOutlook {}

/** A file in the clear, for a person who asked for it. */
export interface PlainFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** How many cases have waited so long that something should be done with them. */
export interface AgedCases {
  readonly toReduce: number
  readonly toErase: number
}

export interface Retention extends RetentionDays {
  readonly months: number
}

export interface BulkApi {
  /** The ids of a stretch of a list, for selecting rows that the window never had. */
  readonly idsOf: (query: ListQuery) => Promise<readonly EntityId[]>
  /** What an act on many cases would do and leave, before anything happens. */
  readonly bulkLook: (
    selection: Selection,
    act: BulkAct,
    onProgress: OnProgress,
  ) => Promise<Result<BulkOutlook, BatchError>>
  /** Does the act to all cases that it fits, in one save with one undo; `undoMany` takes it back. */
  readonly bulkDo: (
    selection: Selection,
    act: BulkAct,
    onProgress: OnProgress,
  ) => Promise<Result<BulkDone, BatchError>>
  /** Erases cases of the bin for ever, here and wherever packages go; what is not in the bin is left alone. */
  readonly bulkErase: (
    selection: Selection,
    onProgress: OnProgress,
  ) => Promise<Result<{ readonly erased: number }, BatchError>>
  /** The cases in the clear: whole as JSON, or their coarse fields as a table. */
  readonly bulkExport: (
    selection: Selection,
    format: 'json' | 'csv',
    onProgress: OnProgress,
  ) => Promise<Result<PlainFile, BatchError>>
  readonly agedCases: (date: CalendarDate) => Promise<AgedCases>
  /** How long closed cases stay whole here, and up to which day that is now. */
  readonly retention: (date: CalendarDate) => Promise<Retention>
  readonly changeRetention: (months: number) => Promise<Result<null, SaveError>>
}

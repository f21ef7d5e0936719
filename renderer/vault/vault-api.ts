/**
 * All the window may ask of the vault worker. The worker owns the keys, Dexie, the search heads, the merge and the
 * packages; the window sends plain values and receives plain values (structured clone). Errors are values.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { Item, ItemKind } from '#shared/domain/item.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { WaitingApi } from '#renderer/vault/waiting-api.ts'

export type { Today, TodayRow, VaultHealth } from '#renderer/vault/waiting-api.ts'
import type { AdviserApi } from '#renderer/vault/adviser-api.ts'

export type { Adviser } from '#renderer/vault/adviser-api.ts'
import type { FiltersToday } from '#shared/search/case-filters.ts'
import type { CaseSort } from '#shared/search/saved-view.ts'
import type { BackupCheck, BackupError } from '#renderer/vault/backup-check.ts'
export type { BackupCheck, BackupError } from '#renderer/vault/backup-check.ts'
import type { FolderApi } from '#renderer/vault/folder-api.ts'
import type { FindApi } from '#renderer/vault/find-api.ts'

export type { FolderReport, FolderRun } from '#renderer/vault/folder-api.ts'
export type { FacetCounts, NoteAnswer, NoteHit } from '#renderer/vault/find-api.ts'
import type { BulkApi } from '#renderer/vault/bulk-api.ts'
export type { AgedCases, BulkDone, BulkOutlook, PlainFile, Selection } from '#renderer/vault/bulk-api.ts'
import type { LawApi } from '#renderer/vault/law-api.ts'

export type { ShelvedLaw } from '#renderer/vault/law-shelf.ts'
import type { ExportError, ImportError, ImportPreview } from '#renderer/vault/import-api.ts'
import type { PartnerApi } from '#renderer/vault/partner-api.ts'
import type { ConflictApi } from '#renderer/vault/conflict-api.ts'
import type { CompanyApi } from '#renderer/vault/company-api.ts'
import type { ContentApi } from '#renderer/vault/content-api.ts'
import type { ScopeApi } from '#renderer/vault/scope-api.ts'
import type { NetworkApi } from '#renderer/vault/network-api.ts'
import type { TransferApi } from '#renderer/vault/transfer-api.ts'
import type { SpreadsheetApi } from '#renderer/vault/spreadsheet-api.ts'

export type { CompanyQuery, CompanySort, PlacementRow } from '#renderer/vault/company-api.ts'
export type {
  ConflictDecision,
  ConflictDone,
  ConflictVersion,
  OpenConflict,
  OpenConflicts,
} from '#renderer/vault/conflict-api.ts'
export type { ContentSaved, ContentSaveError, SealError, TrustError } from '#renderer/vault/content-api.ts'
export type {
  AdmitAs,
  BlockError,
  JoinError,
  NetworkDevice,
  NetworkState,
  PartnerOffice,
  RootError,
} from '#renderer/vault/network-api.ts'
export type { TransferBook, TransferRow } from '#renderer/vault/transfer-api.ts'
export type { TableImported, TablePlace } from '#renderer/vault/spreadsheet-api.ts'

/** What the lock screen may know without any key. */
export type VaultStatus =
  | { readonly state: 'none' }
  | {
      readonly state: 'locked'
      readonly slots: readonly {
        readonly id: string
        readonly label: string
        readonly kind: 'pass' | 'recovery'
      }[]
      /** True when the newest vault file was damaged and the previous generation is in use. */
      readonly fellBack: boolean
    }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer' }
  | { readonly state: 'elsewhere'; readonly reason: 'NetworkShare' | 'InUse' }

/** What start-up did to bring the working copy level with the journal; shown to the adviser, never silent. */
export interface UnlockReport {
  readonly cases: number
  /** Changes that stood in the journal and not in the working copy. */
  readonly replayed: number
  readonly rebuilt: 'no' | 'working-copy-missing' | 'working-copy-unreadable' | 'heads-only'
  /** Bytes after the last whole journal frame: a write that was never confirmed. */
  readonly tornBytes: number
  /** True when a link in the middle of the journal is broken and an older snapshot had to be used. */
  readonly chainBroken: boolean
  readonly readOnly: boolean
  readonly milliseconds: { readonly keyDerivation: number; readonly list: number }
}

export interface Office {
  readonly name: string
  readonly region: Region
  /** Initials of the adviser who unlocked. */
  readonly adviser: string
}

export type UnlockError =
  | { readonly type: 'WrongPassphrase'; readonly waitSeconds: number }
  | { readonly type: 'VaultDamaged' }
  | { readonly type: 'VaultNewer' }
  /** Confirmed changes are unreadable. `snapshotId` is what `useGeneration` may fall back to, `snapshotOf` its time. */
  | { readonly type: 'JournalBroken'; readonly snapshotId: string | null; readonly snapshotOf: string | null }

export type SaveError =
  | { readonly type: 'NoSpace' }
  | { readonly type: 'WriteFailed' }
  | { readonly type: 'ReadOnly' }
  | { readonly type: 'NotFound' }

export interface Progress {
  readonly done: number
  readonly total: number
  readonly phase: string
}
export type OnProgress = (progress: Progress) => void

export interface NewVault {
  readonly office: string
  readonly region: Region
  readonly adviser: string
  readonly passphrase: string
}

export interface RegisterWrite {
  readonly name: string
  readonly value: JsonValue
}

export type HeadSort = CaseSort | 'closedOn' | 'binnedOn'

export interface ListQuery {
  readonly text: string
  /** `all` are all but those in the bin. */
  readonly state: 'open' | 'closed' | 'all' | 'bin'
  readonly filters?: FiltersToday
  /** Only cases that have waited up to this day: closed for being reduced, or in the bin for being erased. */
  readonly agedUntil?: CalendarDate
  readonly sort: HeadSort
  readonly descending: boolean
  /** Only cases of these advisers; everybody's where it is left out. */
  readonly advisers?: readonly string[] | undefined
  /** Only cases that began at this event. */
  readonly event?: EntityId | undefined
  readonly from: number
  readonly count: number
}

export interface ListAnswer {
  readonly total: number
  readonly rows: readonly CaseHead[]
}

/** Shown once, printed, kept in the office safe. */
export interface RecoverySheet {
  /** 26 Crockford base32 characters and 2 check characters, in groups. */
  readonly code: string
  readonly vaultId: string
  readonly made: CalendarDate
}

export interface SealedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One of many changes: to the record with this id, or to a new one (a case, unless `kind` is among the writes). */
export interface BatchChange {
  readonly id: EntityId | null
  readonly writes: readonly RegisterWrite[]
  /** Where given, the writes are all that is left of the record, and its history begins anew with this one name. */
  readonly whole?: string
  /** Registers that stay as they are all the same: they are another office's to write. */
  readonly keeps?: readonly string[]
}

/** `Stopped`: a person stopped it, and nothing was changed. */
export type BatchError = SaveError | { readonly type: 'Stopped' }

export interface BatchDone {
  readonly at: number
  /** The id of each change, in its order. */
  readonly ids: readonly EntityId[]
  /** Takes all of it back with `undoMany`, as long as the vault is open. */
  readonly undo: number
}

export interface Saved {
  /** Wall-clock milliseconds at which journal and working copy both had it. */
  readonly at: number
  readonly file: CaseFile
}

export interface VaultApi
  extends
    WaitingApi,
    AdviserApi,
    FindApi,
    BulkApi,
    CompanyApi,
    ConflictApi,
    SpreadsheetApi,
    LawApi,
    ContentApi,
    NetworkApi,
    FolderApi,
    ScopeApi,
    TransferApi,
    PartnerApi {
  readonly status: () => Promise<VaultStatus>
  /** Five words of the EFF list, drawn anew each time (64.6 bit). */
  readonly suggestPassphrase: () => Promise<string>
  /** `null` when good enough; otherwise what is missing. Own words: 14 characters and zxcvbn score 4. */
  readonly judgePassphrase: (passphrase: string) => Promise<'TooShort' | 'TooWeak' | null>
  readonly create: (vault: NewVault, onProgress: OnProgress) => Promise<Result<RecoverySheet, SaveError>>
  readonly unlock: (passphrase: string, onProgress: OnProgress) => Promise<Result<UnlockReport, UnlockError>>
  readonly unlockWithRecovery: (
    code: string,
    onProgress: OnProgress,
  ) => Promise<Result<UnlockReport, UnlockError>>
  readonly useGeneration: (snapshotId: string) => Promise<Result<null, SaveError>>
  /** After a recovery unlock or from settings: a new passphrase for the adviser; re-wraps only. */
  readonly changePassphrase: (passphrase: string) => Promise<Result<null, SaveError>>
  readonly renewRecovery: () => Promise<Result<RecoverySheet, SaveError>>
  /** "Passphrase may be known": a new vault key; every row, journal and snapshot is written again. */
  readonly rekey: (passphrase: string, onProgress: OnProgress) => Promise<Result<RecoverySheet, SaveError>>
  /** Waits for pending writes; makes a snapshot when one is due. Then the window may be ended. */
  readonly settle: () => Promise<void>

  readonly office: () => Promise<Office>
  /** Another name or region for this office; a network goes on knowing it by the name it joined with. */
  readonly changeOffice: (name: string, region: Region) => Promise<Result<null, SaveError>>
  readonly list: (query: ListQuery) => Promise<ListAnswer>
  readonly readCase: (id: EntityId) => Promise<Result<CaseFile, { readonly type: 'NotFound' | 'Unreadable' }>>
  /** Makes a case with a fresh random id and case code; `writes` are its first registers. */
  readonly createCase: (writes: readonly RegisterWrite[]) => Promise<Result<Saved, SaveError>>
  /** Writes registers of a case; resolved only when journal (fsync) and working copy have them. */
  readonly changeCase: (id: EntityId, writes: readonly RegisterWrite[]) => Promise<Result<Saved, SaveError>>
  /** The small records of a kind that were not taken away. */
  readonly items: (kind: ItemKind) => Promise<readonly Item[]>
  readonly createItem: (kind: ItemKind, writes: readonly RegisterWrite[]) => Promise<Result<Item, SaveError>>
  readonly changeItem: (id: EntityId, writes: readonly RegisterWrite[]) => Promise<Result<Item, SaveError>>
  /** Changes and makes many records: all or none, durable when it answers. */
  readonly changeMany: (
    changes: readonly BatchChange[],
    onProgress: OnProgress,
  ) => Promise<Result<BatchDone, BatchError>>
  /** Takes a batch back: what was new goes to the bin, what was written again since keeps its newer value. */
  readonly undoMany: (undo: number, onProgress: OnProgress) => Promise<Result<BatchDone, BatchError>>
  /** Stops the work on many records, where it has not come to writing yet. */
  readonly stopWork: () => Promise<void>
  /** Half-typed forms, sealed like everything else; survive lock and crash. `null` clears. */
  readonly saveDraft: (key: string, draft: JsonValue | null) => Promise<Result<null, SaveError>>
  readonly readDraft: (key: string) => Promise<JsonValue | null>
  readonly newId: () => Promise<EntityId>

  readonly backup: () => Promise<Result<{ readonly name: string; readonly bytes: number }, BackupError>>
  /** Opens a backup with the passphrase, reads everything and counts. Changes nothing. */
  readonly checkBackup: (
    passphrase: string,
    onProgress: OnProgress,
  ) => Promise<Result<BackupCheck, BackupError>>
  /** On a machine without a vault: takes a backup over and gives this device a new identity. */
  readonly restore: (passphrase: string, onProgress: OnProgress) => Promise<Result<UnlockReport, BackupError>>

  /** `directory` passes on who belongs to the network and who is blocked, and nothing else. */
  readonly makePackage: (
    offices: readonly string[],
    kind: 'sync' | 'full' | 'directory',
    onProgress: OnProgress,
  ) => Promise<Result<SealedFile, ExportError>>
  /** Checks and plans; nothing is changed. The bytes are the vault's from then on: a large package is moved there, not copied. */
  readonly previewImport: (
    bytes: Uint8Array,
    onProgress: OnProgress,
  ) => Promise<Result<ImportPreview, ImportError>>
  /** The same for the package that was just refused for a clock far ahead: a person lets it pass. */
  readonly previewDespiteClock: (onProgress: OnProgress) => Promise<Result<ImportPreview, ImportError>>
  readonly applyImport: (
    typedRootFingerprint: string | null,
    onProgress: OnProgress,
  ) => Promise<Result<ImportPreview, ImportError>>
  readonly discardImport: () => Promise<void>
}

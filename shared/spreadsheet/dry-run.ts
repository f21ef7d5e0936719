/** What an import would do, row by row, before anything is done. Rows count as Excel counts them. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { ConsultationKind, CounsellingForm, ClientGroup, Region } from '#shared/domain/value-lists.ts'
import type { ImportField } from '#shared/spreadsheet/fields.ts'
import type { PersonalSign } from '#shared/spreadsheet/personal-signs.ts'
import type { RefusalReason } from '#shared/spreadsheet/refuse-column.ts'

/** A column as a person sees it. Of a refused one nothing but its heading and the reason is known outside the worker. */
export interface ColumnView {
  readonly at: number
  readonly letters: string
  readonly heading: string | null
  readonly refused: RefusalReason | null
  /** What it seems to be. */
  readonly field: ImportField | null
  /** True where each row has a value of its own, so that rows can be known by it. */
  readonly unique: boolean
}

export interface TableView {
  readonly name: string
  readonly sheets: readonly string[]
  readonly sheet: number
  readonly headingRow: number
  readonly rows: number
  readonly columns: readonly ColumnView[]
  /** The first rows; cells of refused columns are empty. */
  readonly sample: readonly { readonly number: number; readonly cells: readonly string[] }[]
  /** The column by which rows are known again, as far as it can be guessed. */
  readonly key: number | null
  /** True when a table with these headings was imported before and its choices are back. */
  readonly remembered: boolean
}

export interface Mapping {
  readonly columns: readonly { readonly at: number; readonly field: ImportField }[]
  /** A refused column of birth days that is turned into age bands; only the bands are kept. */
  readonly bandsFrom: number | null
  readonly key: number | null
  /** What is taken where a row says nothing. */
  readonly defaults: {
    readonly region: Region
    readonly clientGroup: ClientGroup
    readonly talkKind: ConsultationKind
    readonly talkForm: CounsellingForm
  }
}

/** Values of a column that nobody could match, with how often they stand there. */
export interface OpenValues {
  readonly field: ImportField
  readonly heading: string
  readonly values: readonly {
    readonly key: string
    readonly text: string
    readonly count: number
    /** What a person once chose for it. */
    readonly chosen: string | null
  }[]
  /** More than can be shown: perhaps the wrong field. */
  readonly more: number
  /** Values that were known at once, as examples. */
  readonly known: readonly { readonly text: string; readonly value: string; readonly count: number }[]
}

export interface Choices extends Mapping {
  /** By field and `key` of the value: a value of the list, or `null` to leave it empty. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string | null>>>>
  /** Texts that are taken although somebody may be named in them: row and field. */
  readonly keepTexts: readonly { readonly row: number; readonly field: ImportField }[]
  /** Rows that were imported before and have changed since. */
  readonly takeChanges: boolean
  /** Rows that are the same from the first column to the last. */
  readonly takeRepeats: boolean
}

export type SkipReason =
  | 'DayUnreadable'
  | 'DayInFuture'
  | 'TalkBeforeOpening'
  | 'ClosedBeforeOpening'
  | 'KeyRepeated'
  | 'RowRepeated'
  | 'RowEmpty'

export interface SkippedRow {
  readonly row: number
  readonly reason: SkipReason
  /** The heading of the column, where one is at fault. */
  readonly column: string
  /** The row it repeats. */
  readonly like: number | null
}

export type EmptyReason = 'ValueUnknown' | 'DefaultTaken' | 'TextCut' | 'ResultWithoutClosing'

export interface EmptiedValue {
  readonly row: number
  readonly field: ImportField
  readonly reason: EmptyReason
}

export interface SuspectText {
  readonly row: number
  readonly field: ImportField
  readonly sign: PersonalSign
  readonly piece: string
  readonly text: string
  readonly kept: boolean
}

export interface DryRun {
  readonly rows: number
  readonly created: number
  /** Rows whose case lies in the bin and comes back. */
  readonly restored: number
  /** Rows that were imported before and have changed; written where that was asked for. */
  readonly changed: number
  readonly same: number
  /** Rows whose cases were reduced or erased here: they stay away. */
  readonly gone: number
  readonly skipped: readonly SkippedRow[]
  readonly skippedCount: number
  readonly emptied: readonly {
    readonly field: ImportField
    readonly reason: EmptyReason
    readonly count: number
    readonly rows: readonly number[]
  }[]
  readonly texts: readonly SuspectText[]
  readonly textCount: number
  readonly openedFrom: CalendarDate | null
  readonly openedTo: CalendarDate | null
}

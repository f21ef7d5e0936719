/**
 * The calls on lists from Excel and the like. The file is read in the worker and stays there: the window sees the
 * headings, the first rows without the refused columns, and the values that a person has to match.
 */
import type { Result } from '#shared/base/result.ts'
import type { Choices, DryRun, Mapping, OpenValues, TableView } from '#shared/spreadsheet/dry-run.ts'
import type { TableError } from '#shared/spreadsheet/table-error.ts'
import type { BatchError, OnProgress } from '#renderer/vault/vault-api.ts'

export interface TableFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface TablePlace {
  /** Counted from 0, among the visible sheets. */
  readonly sheet: number
  /** As Excel counts; `null` to find it. */
  readonly headingRow: number | null
}

/** `NoTable`: none is open; the window was new, or the list was put away. */
export type TableOpenError = TableError | { readonly type: 'Stopped' } | { readonly type: 'NoTable' }
export type TableImportError = BatchError | { readonly type: 'NoTable' }

/** What was done, with the token for `undoMany`. `undo` is `null` where there was nothing to do. */
export interface TableImported {
  readonly report: DryRun
  readonly undo: number | null
}

/** The choices of an earlier import of a table with the same headings. */
export interface RememberedChoices {
  readonly columns: Mapping['columns']
  readonly bandsFrom: number | null
  readonly key: number | null
  readonly defaults: Mapping['defaults'] | null
}

export interface SpreadsheetApi {
  readonly openTable: (file: TableFile, onProgress: OnProgress) => Promise<Result<TableView, TableOpenError>>
  /** Another sheet of the open file, or other headings. */
  readonly turnTable: (
    place: TablePlace,
    onProgress: OnProgress,
  ) => Promise<Result<TableView, TableOpenError>>
  readonly recallTable: () => Promise<RememberedChoices | null>
  /** Keeps the mapping for the next time, so that a lock on the way loses nothing but the file. */
  readonly tableValues: (mapping: Mapping) => Promise<readonly OpenValues[]>
  /** What `importTable` would do. Changes nothing but the memory of these choices. */
  readonly tryTable: (choices: Choices, onProgress: OnProgress) => Promise<Result<DryRun, TableImportError>>
  /** All or nothing. */
  readonly importTable: (
    choices: Choices,
    onProgress: OnProgress,
  ) => Promise<Result<TableImported, TableImportError>>
  readonly closeTable: () => Promise<void>
}

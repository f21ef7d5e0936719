/** Columns and order of a grid. */
export interface GridColumn<Row> {
  readonly id: string
  readonly label: string
  /** A width of CSS grid: `10rem`, `minmax(8rem, 1fr)`. */
  readonly width: string
  readonly sortable?: boolean
  readonly align?: 'start' | 'end'
  /** The text of a cell, where no slot `cell-<id>` draws it. */
  readonly text?: (row: Row) => string
}

export interface GridSort {
  readonly column: string
  readonly descending: boolean
}

/** Fetches rows `from` up to `from + count`; fewer at the end. */
export type GridLoader<Row> = (from: number, count: number) => Promise<readonly Row[]>

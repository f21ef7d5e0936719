/** A column of a table to look things up in; its slot carries the same name. The first one names the row. */
export interface ReferenceColumn {
  readonly id: string
  readonly label: string
}

/** The order of a grid, as its headers say and change it. */
import type { GridColumn, GridSort } from './grid-column.ts'

type Sortable = Pick<GridColumn<unknown>, 'id' | 'sortable'>

export function ariaSortOf(
  column: Sortable,
  sort: GridSort | null,
): 'ascending' | 'descending' | 'none' | undefined {
  if (!column.sortable) return undefined
  if (sort?.column !== column.id) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

/** The order after a press on a header: upwards first, then the other way round. */
export function sortedBy(column: Sortable, sort: GridSort | null): GridSort {
  return { column: column.id, descending: sort?.column === column.id && !sort.descending }
}

/** Which cell of a grid has the keyboard. There is always exactly one cell in the tab order, and it is drawn. */
import { computed, nextTick, ref } from 'vue'
import { type Cell, cellAfterKey } from './grid-keys.ts'

export interface GridFocusOptions {
  readonly rows: () => number
  readonly columns: () => number
  /** Rows of one screen. */
  readonly page: () => number
  /** Numbers of the rows that are drawn. */
  readonly drawn: () => readonly number[]
  readonly element: () => HTMLElement | null
  readonly scrollTo: (row: number) => void
  readonly onMove: (row: number) => void
  /** Enter or space on a cell. */
  readonly onPress: (cell: Cell) => void
}

export interface GridFocus {
  readonly tabIndex: (row: number, column: number) => 0 | -1
  readonly take: (cell: Cell) => void
  readonly go: (cell: Cell) => Promise<void>
  readonly press: (event: KeyboardEvent) => void
}

/** A button inside a cell keeps its own keys. */
const isOfGrid = (event: KeyboardEvent): boolean =>
  (event.target as HTMLElement).matches('[data-cell], [role=grid]')

export function useGridFocus(options: GridFocusOptions): GridFocus {
  const wanted = ref<Cell>({ row: 0, column: 0 })
  const active = computed(() => ({
    row: Math.min(wanted.value.row, options.rows() - 1),
    column: Math.min(wanted.value.column, options.columns() - 1),
  }))
  /** After scrolling with the wheel the active row may be gone; then the first one in sight can be reached. */
  const reachable = computed(() => {
    const drawn = options.drawn()
    const { row } = active.value
    return row < 0 || drawn.includes(row) ? row : (drawn[0] ?? -1)
  })

  async function go(cell: Cell): Promise<void> {
    wanted.value = cell
    if (cell.row >= 0) options.scrollTo(cell.row)
    await nextTick()
    const place = `[data-cell="${cell.row}:${cell.column}"]`
    options
      .element()
      ?.querySelector<HTMLElement>(place)
      ?.focus({ preventScroll: cell.row >= 0 })
    if (cell.row >= 0) options.onMove(cell.row)
  }

  function press(event: KeyboardEvent): void {
    if (!isOfGrid(event)) return
    const at = { row: reachable.value, column: active.value.column }
    const size = { rows: options.rows(), columns: options.columns(), page: options.page() }
    const next = cellAfterKey(event, at, size)
    if (!next && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (next) void go(next)
    else options.onPress(at)
  }

  const take = (cell: Cell): void => void (wanted.value = cell)
  const tabIndex = (row: number, column: number): 0 | -1 =>
    row === reachable.value && column === active.value.column ? 0 : -1
  return { tabIndex, take, go, press }
}

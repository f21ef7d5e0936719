/** Which cell of a grid has the keyboard. There is always exactly one cell in the tab order, and it is drawn. */
import { computed, nextTick, type Ref } from 'vue'
import { type Cell, cellAfterKey } from './grid-keys.ts'

export interface GridFocusOptions {
  /** The cell that has or had the focus; the grid keeps its row drawn. */
  readonly cell: Ref<Cell>
  readonly rows: () => number
  readonly columns: () => number
  /** Rows of one screen. */
  readonly page: () => number
  readonly element: () => HTMLElement | null
  readonly scrollTo: (row: number) => void
  readonly onMove: (row: number) => void
  /** Enter or space on a cell. */
  readonly onPress: (cell: Cell) => void
  /** Keys that mean something else here; answers whether this one did. */
  readonly onKey?: (event: KeyboardEvent, at: Cell) => boolean
  /** A key has led from one cell to another. */
  readonly onStep?: (event: KeyboardEvent, from: Cell, to: Cell) => void
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
  const active = computed(() => ({
    row: Math.min(options.cell.value.row, options.rows() - 1),
    column: Math.min(options.cell.value.column, options.columns() - 1),
  }))
  async function go(cell: Cell): Promise<void> {
    options.cell.value = cell
    if (cell.row >= 0) options.scrollTo(cell.row)
    await nextTick()
    const place = `[data-cell="${cell.row}:${cell.column}"]`
    const element = options.element()?.querySelector<HTMLElement>(place)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (cell.row >= 0) options.onMove(cell.row)
  }

  function press(event: KeyboardEvent): void {
    if (!isOfGrid(event)) return
    const at = active.value
    if (options.onKey?.(event, at)) event.preventDefault()
    else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      options.onPress(at)
    } else walk(event, at)
  }

  function walk(event: KeyboardEvent, at: Cell): void {
    const size = { rows: options.rows(), columns: options.columns(), page: options.page() }
    const next = cellAfterKey(event, at, size)
    if (!next) return
    event.preventDefault()
    options.onStep?.(event, at, next)
    void go(next)
  }

  const take = (cell: Cell): void => void (options.cell.value = cell)
  const tabIndex = (row: number, column: number): 0 | -1 =>
    row === active.value.row && column === active.value.column ? 0 : -1
  return { tabIndex, take, go, press }
}

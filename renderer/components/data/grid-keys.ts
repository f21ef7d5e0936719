/** Which cell a key leads to. Row -1 is the header. */
export interface Cell {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows of one screen. */
  readonly page: number
}

/** The cell after a key, or `null` when the key means nothing here. */
export function cellAfterKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  at: Cell,
  size: GridSize,
): Cell | null {
  const strong = event.ctrlKey || event.metaKey
  const last = size.rows - 1
  const moves: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: at.row + 1, column: at.column },
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowRight: { row: at.row, column: at.column + 1 },
    ArrowLeft: { row: at.row, column: at.column - 1 },
    PageDown: { row: at.row + size.page, column: at.column },
    PageUp: { row: Math.max(0, at.row - size.page), column: at.column },
    Home: { row: strong ? 0 : at.row, column: 0 },
    End: { row: strong ? last : at.row, column: size.columns - 1 },
  }
  const move = moves[event.key]
  return (
    (move && {
      row: Math.max(-1, Math.min(last, move.row)),
      column: Math.max(0, Math.min(size.columns - 1, move.column)),
    }) ??
    null
  )
}

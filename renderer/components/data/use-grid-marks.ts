/**
 * Marking rows of a grid. Space marks the row of the keyboard, Shift with a moving key or a click marks a stretch,
 * Strg+A everything, Escape nothing. The grid only says what was meant; who keeps the marks may hold them for rows that
 * were never drawn.
 */
import type { Cell } from './grid-keys.ts'

/** What is marked. Another object whenever it changes. */
export interface GridMarks {
  readonly count: number
  /** Every row of the list, drawn or not. */
  readonly all: boolean
  readonly has: (key: string) => boolean
}

export type GridMark =
  | { readonly type: 'toggle'; readonly key: string }
  /** From one row to another, both included, over what was marked when the stretch began. */
  | { readonly type: 'stretch'; readonly from: number; readonly to: number; readonly begins: boolean }
  | { readonly type: 'all' }
  | { readonly type: 'none' }

export interface GridMarksOptions {
  readonly marks: () => GridMarks | undefined
  readonly keyOf: (row: number) => string | undefined
  readonly mark: (mark: GridMark) => void
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

export interface GridMarking {
  /** Answers whether the key was about marks and nothing else. */
  readonly press: (event: Pressed, at: Cell) => boolean
  /** The keyboard went from one cell to another. */
  readonly moved: (event: Pressed, from: Cell, to: Cell) => void
  /** Answers whether the click was about marks. */
  readonly click: (event: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>, row: number) => boolean
  readonly toggle: (row: number) => void
  readonly toggleAll: () => void
}

export function useGridMarks({ marks, keyOf, mark }: GridMarksOptions): GridMarking {
  /** The row a stretch begins at, and whether one is being drawn. */
  const state = { anchor: 0, stretching: false }

  function toggle(row: number): void {
    const key = keyOf(row)
    if (key === undefined) return
    standAt(row)
    mark({ type: 'toggle', key })
  }

  function standAt(row: number): void {
    Object.assign(state, { anchor: Math.max(0, row), stretching: false })
  }

  function stretchTo(row: number): void {
    mark({ type: 'stretch', from: state.anchor, to: Math.max(0, row), begins: !state.stretching })
    state.stretching = true
  }

  function toggleAll(): void {
    state.stretching = false
    mark({ type: (marks()?.count ?? 0) > 0 ? 'none' : 'all' })
  }

  function press(event: Pressed, at: Cell): boolean {
    const known = marks()
    if (!known) return false
    const strong = event.ctrlKey || event.metaKey
    if (event.key === ' ' && at.row >= 0) toggle(at.row)
    else if (event.key.toLowerCase() === 'a' && strong) mark({ type: 'all' })
    else if (event.key === 'Escape' && known.count > 0) mark({ type: 'none' })
    else return false
    return true
  }

  return {
    press,
    toggle,
    toggleAll,
    moved(event, from, to) {
      if (!marks()) return
      if (!event.shiftKey) standAt(to.row)
      else if (from.row !== to.row) {
        if (!state.stretching) standAt(from.row)
        stretchTo(to.row)
      }
    },
    click(event, row) {
      if (!marks()) return false
      if (event.shiftKey) stretchTo(row)
      else if (event.ctrlKey || event.metaKey) toggle(row)
      else standAt(row)
      return event.shiftKey || event.ctrlKey || event.metaKey
    },
  }
}

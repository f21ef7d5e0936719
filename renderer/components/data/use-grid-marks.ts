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
  const stretching = createStretch(mark)

  function toggle(row: number): void {
    const key = keyOf(row)
    if (key === undefined) return
    stretching.standAt(row)
    mark({ type: 'toggle', key })
  }

  return {
    toggle,
    toggleAll: () => mark({ type: (marks()?.count ?? 0) > 0 ? 'none' : 'all' }),
    press(event, at) {
      const known = marks()
      if (!known) return false
      if (event.key === ' ' && at.row >= 0) toggle(at.row)
      else if (isSelectAll(event)) mark({ type: 'all' })
      else if (event.key === 'Escape' && known.count > 0) mark({ type: 'none' })
      else return false
      return true
    },
    moved(event, from, to) {
      if (!event.shiftKey) stretching.standAt(to.row)
      else if (marks() && from.row !== to.row) stretching.step(from.row, to.row)
    },
    click(event, row) {
      if (!marks()) return false
      if (event.shiftKey) stretching.drawTo(row)
      else if (isStrong(event)) toggle(row)
      else {
        stretching.standAt(row)
        return false
      }
      // The browser would mark the words from the last click to this one.
      getSelection()?.removeAllRanges()
      return true
    },
  }
}

function isSelectAll(event: Pressed): boolean {
  return isStrong(event) && event.key.toLowerCase() === 'a'
}

function isStrong({ ctrlKey, metaKey }: Pick<Pressed, 'ctrlKey' | 'metaKey'>): boolean {
  return ctrlKey || metaKey
}

interface Stretch {
  readonly standAt: (row: number) => void
  readonly drawTo: (row: number) => void
  readonly step: (from: number, to: number) => void
}

/** A stretch is drawn from the row one stood at when it began; whoever walks on without Shift has ended it. */
function createStretch(mark: (mark: GridMark) => void): Stretch {
  const state = { anchor: 0, drawing: false }

  function standAt(row: number): void {
    Object.assign(state, { anchor: Math.max(0, row), drawing: false })
  }

  function drawTo(row: number): void {
    mark({ type: 'stretch', from: state.anchor, to: Math.max(0, row), begins: !state.drawing })
    state.drawing = true
  }

  return {
    standAt,
    drawTo,
    step(from, to) {
      if (!state.drawing) standAt(from)
      drawTo(to)
    },
  }
}

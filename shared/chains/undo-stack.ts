/** Undo and redo by keeping documents: nothing has to be taken back piece by piece. */

export interface UndoStack<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
  /** What the last change was made to; changes to the same thing in a row are one. */
  readonly at: string | null
}

/** As many steps back as somebody could want. */
const most = 200

export function beginWith<T>(now: T): UndoStack<T> {
  return { past: [], now, future: [], at: null }
}

/** `at` names the field that is typed in, so that a sentence is taken back at once and not letter by letter. */
export function change<T>(stack: UndoStack<T>, now: T, at: string | null = null): UndoStack<T> {
  if (now === stack.now) return stack
  const isSame = at !== null && at === stack.at
  const past = isSame ? stack.past : [...stack.past, stack.now].slice(-most)
  return { past, now, future: [], at }
}

export function undo<T>(stack: UndoStack<T>): UndoStack<T> {
  const [before] = stack.past.slice(-1)
  if (before === undefined) return stack
  return { past: stack.past.slice(0, -1), now: before, future: [stack.now, ...stack.future], at: null }
}

export function redo<T>(stack: UndoStack<T>): UndoStack<T> {
  const [after, ...future] = stack.future
  if (after === undefined) return stack
  return { past: [...stack.past, stack.now], now: after, future, at: null }
}

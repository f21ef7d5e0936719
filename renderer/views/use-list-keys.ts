/**
 * Keys in a list whose rows are marked `data-row="<id>"`: arrows, Home and End go from row to row, and single keys do
 * something with the row one stands in. They hold only while the focus is in the list (WCAG 2.1.4).
 */
import { onMounted, onUnmounted, type Ref } from 'vue'

type ByKey = (id: string, key: string) => boolean

/** `press` answers whether the key meant something. */
export function useListKeys(list: Readonly<Ref<HTMLElement | null>>, press: ByKey): void {
  const listen = (event: KeyboardEvent): void => {
    const row = rowOf(event)
    if (!row) return
    const next = neighbour(list.value, row, event.key)
    if (next) focusRow(next)
    else if (!press(row.dataset['row'] ?? '', event.key)) return
    event.preventDefault()
  }
  onMounted(() => list.value?.addEventListener('keydown', listen))
  onUnmounted(() => list.value?.removeEventListener('keydown', listen))
  useKeptPlace(list)
}

/**
 * A row may go before it is answered that something was done with it, and the focus with it. The next key is for the row
 * that takes its place, and must not fall into nothing.
 */
function useKeptPlace(list: Readonly<Ref<HTMLElement | null>>): void {
  const stood: { row: HTMLElement | null; at: number } = { row: null, at: 0 }
  const note = ({ target }: FocusEvent): void => {
    stood.row = (target as HTMLElement).closest<HTMLElement>('[data-row]')
    stood.at = rowsIn(list.value).findIndex((row) => row === stood.row)
  }
  const observer = new MutationObserver(() => {
    if (!stood.row || stood.row.isConnected) return
    stood.row = null
    if (document.activeElement === document.body) focusRowAt(list.value, stood.at)
  })
  onMounted(() => {
    list.value?.addEventListener('focusin', note)
    if (list.value) observer.observe(list.value, { childList: true, subtree: true })
  })
  onUnmounted(() => {
    list.value?.removeEventListener('focusin', note)
    observer.disconnect()
  })
}

/** The row a plain key was pressed in; none for keys of the program and for typing. */
function rowOf(event: KeyboardEvent): HTMLElement | null {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return null
  return (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
}

/** Stands where a row was that is gone: on the one that moved up, or on the last. */
export function focusRowAt(list: HTMLElement | null, index: number): void {
  const rows = rowsIn(list)
  const row = rows[Math.min(index, rows.length - 1)]
  if (row) focusRow(row)
}

export function indexOfRow(list: HTMLElement | null, id: string): number {
  return rowsIn(list).findIndex((row) => row.dataset['row'] === id)
}

function rowsIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
}

function neighbour(list: HTMLElement | null, row: HTMLElement, key: string): HTMLElement | undefined {
  const rows = rowsIn(list)
  const at = rows.indexOf(row)
  return { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[key]
}

function focusRow(row: HTMLElement): void {
  row.querySelector<HTMLElement>('[data-row-focus]')?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}

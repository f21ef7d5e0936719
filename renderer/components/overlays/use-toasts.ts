/** Short messages that do not take the place of the work. One list for the window. */
import { type Ref, shallowRef } from 'vue'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  readonly tone: 'info' | 'success' | 'warning' | 'error'
  readonly title: string
  readonly detail?: string
  /** One thing to do about it, e.g. undo. */
  readonly action?: ToastAction
}

export interface Toasts {
  readonly toasts: Readonly<Ref<readonly Toast[]>>
  readonly show: (toast: Omit<Toast, 'id'>) => number
  readonly dismiss: (id: number) => void
}

const list = shallowRef<readonly Toast[]>([])
const numbers = { last: 0 }
const mostAtOnce = 4

function show(toast: Omit<Toast, 'id'>): number {
  numbers.last += 1
  list.value = [...list.value.filter(staysBeside), { ...toast, id: numbers.last }].slice(-mostAtOnce)
  return numbers.last
}

/** What only says that something went well makes room for the next message; errors and ways back stay. */
function staysBeside({ tone, action }: Toast): boolean {
  return tone === 'error' || tone === 'warning' || action !== undefined
}

function dismiss(id: number): void {
  list.value = list.value.filter((toast) => toast.id !== id)
}

/** Errors stay until they are closed; the rest goes by itself after a while. Shown by `FkToastHost`. */
export function useToasts(): Toasts {
  return { toasts: list, show, dismiss }
}

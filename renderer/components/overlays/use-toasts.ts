/** Short messages that do not take the place of the work. One list for the window. */
import { type Ref, shallowRef } from 'vue'

export interface ToastAction {
  readonly label: string
  /** It leads on to something: no step back, so the key for undo passes over it. */
  readonly leadsOn?: boolean
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
  /** Does what a toast offers, once. */
  readonly take: (id: number) => void
  /** Does what the newest offer says, also when its toast has gone: one step back after the other. */
  readonly takeNewest: () => void
}

const list = shallowRef<readonly Toast[]>([])
const offers = shallowRef<readonly Toast[]>([])
const numbers = { last: 0 }
const mostAtOnce = 4
const stepsBack = 10

function show(toast: Omit<Toast, 'id'>): number {
  numbers.last += 1
  const shown = { ...toast, id: numbers.last }
  list.value = [...list.value.filter(staysBeside), shown].slice(-mostAtOnce)
  if (shown.action && !shown.action.leadsOn) offers.value = [...offers.value, shown].slice(-stepsBack)
  return shown.id
}

/** What went well makes room for the next message, so that a pile of good news never covers the work; problems stay. */
function staysBeside({ tone }: Toast): boolean {
  return tone === 'error' || tone === 'warning'
}

function dismiss(id: number): void {
  list.value = list.value.filter((toast) => toast.id !== id)
}

function take(id: number): void {
  const offer = [...offers.value, ...list.value].find((one) => one.id === id)
  offers.value = offers.value.filter((one) => one !== offer)
  dismiss(id)
  offer?.action?.run()
}

function takeNewest(): void {
  const newest = offers.value.at(-1)
  if (newest) take(newest.id)
}

/** Errors stay until they are closed; the rest goes by itself after a while. Shown by `FkToastHost`. */
export function useToasts(): Toasts {
  return { toasts: list, show, dismiss, take, takeNewest }
}

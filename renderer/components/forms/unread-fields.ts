/**
 * Fields that hold something nobody can read: a day that does not exist, a word that is in no list. Whatever sends a form
 * stops at them, because what stands behind such a field is what was there before, and not what the person sees.
 */

/** Marks such a field; it is cleared as soon as it can be read again. */
export const unreadMark = 'data-unread'

/** Puts the focus into the first such field; answers whether there was one. */
export function stopAtUnread(within: ParentNode = document): boolean {
  const field = within.querySelector<HTMLElement>(`[${unreadMark}]`)
  field?.focus()
  return field !== null
}

/** Holds every form of the page, sent or saved by key. The returned function ends that. */
export function holdUnreadForms(): () => void {
  /** Before the form's own listeners hear of it. */
  const onSubmit = (event: Event): void => {
    if (!(event.target instanceof HTMLElement) || !stopAtUnread(event.target)) return
    event.preventDefault()
    event.stopPropagation()
  }
  /** Made by the command to save, after the field itself has taken what was typed. */
  const onChange = (event: Event): void => {
    if (event.isTrusted || !event.cancelable) return
    if (stopAtUnread((event.target as Element | null)?.closest('form') ?? document)) event.preventDefault()
  }
  document.addEventListener('submit', onSubmit, { capture: true })
  document.addEventListener('change', onChange)
  return () => {
    document.removeEventListener('submit', onSubmit, { capture: true })
    document.removeEventListener('change', onChange)
  }
}

/**
 * Tab after typing takes the marked suggestion, so that nothing has to be typed twice. The list marks it by
 * `aria-activedescendant`; a click on it is the same act as Enter.
 */
export function takeHighlighted(event: Event): void {
  const id = (event.target as HTMLElement).getAttribute('aria-activedescendant')
  if (id) document.getElementById(id)?.click()
}

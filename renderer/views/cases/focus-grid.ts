/**
 * After an act on many cases its buttons are gone: the keyboard goes back to the list, or to its heading where the list is
 * empty. Not to the filter: there Strg+Z would belong to the text, and the act could not be taken back by key.
 */
export function focusGrid(): void {
  // A dialog that closes gives the focus back itself, a moment later; this must come after it.
  setTimeout(() => {
    const places = ['[role=grid] [data-cell][tabindex="0"]', 'main h1']
    for (const place of places) {
      const found = [...document.querySelectorAll<HTMLElement>(place)].find((one) => one.checkVisibility())
      if (!found) continue
      found.focus()
      return
    }
  }, 50)
}

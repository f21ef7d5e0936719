/** After an act on many cases its buttons are gone: the keyboard goes back to the list, or to its heading. */
export function focusGrid(): void {
  // A dialog that closes gives the focus back itself, a moment later; this must come after it.
  setTimeout(() => {
    const places = ['[role=grid] [data-cell][tabindex="0"]', '#case-filter', 'main h1']
    for (const place of places) {
      const found = [...document.querySelectorAll<HTMLElement>(place)].find((one) => one.checkVisibility())
      if (!found) continue
      found.focus()
      return
    }
  }, 50)
}

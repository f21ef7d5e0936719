/**
 * Puts text into the clipboard upon a key or a click. The newer clipboard interface asks for a permission, and the page
 * is given none; the older command only works within what a person does, which is all that is wanted.
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', fill)
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill)
  }
}

/** Who may call the machine: the main frame of our one window, showing our own page. */
import type { WebContents, WebFrameMain } from 'electron'

export const pageOrigin = 'app://cm'

interface Caller {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}

/** `window` is the contents of the current window, or null while there is none. */
export function isOurFrame(caller: Caller, window: WebContents | null): boolean {
  const { sender, senderFrame } = caller
  if (window === null || senderFrame === null || sender.id !== window.id) return false
  if (senderFrame !== window.mainFrame) return false
  return senderFrame.origin === pageOrigin && senderFrame.url.startsWith(`${pageOrigin}/`)
}

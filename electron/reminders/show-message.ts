/** A message of the operating system. A click on it brings the window to the front and does nothing else. */
import { Notification } from 'electron'

export function showMessage(
  { title, body }: { readonly title: string; readonly body: string },
  onClick: () => void,
): boolean {
  if (!Notification.isSupported()) return false
  const message = new Notification({ title, body, silent: true })
  message.on('click', onClick)
  message.show()
  return true
}

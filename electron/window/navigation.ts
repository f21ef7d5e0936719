/** The page never goes anywhere else and opens nothing. */
import type { App, WebContents } from 'electron'

export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockIn(contents))
}

function lockIn(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

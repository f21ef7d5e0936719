/**
 * The same runtime with an empty window: for files that leave the app and are opened in programs of others. Nothing goes
 * to the network. JavaScript, because it runs without being built.
 */
import { app, BrowserWindow, session } from 'electron'

app.setPath('userData', process.env.FALLKOFFER_HOME)
// Not awaited here: Electron gets ready only after its first module has run to its end.
void app.whenReady().then(async () => {
  session.defaultSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*'] },
    (_request, answer) => {
      answer({ cancel: true })
    },
  )
  const window = new BrowserWindow({ width: 1600, height: 1000 })
  await window.loadFile('page.html')
})

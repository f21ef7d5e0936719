/**
 * The same runtime with the same data and no protection at all: cases as plain JSON in Dexie. What the bench compares
 * with, and what a leak search must find. JavaScript, because it runs without being built.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'

const here = import.meta.dirname
const files = {
  '/': [join(here, 'page.html'), 'text/html'],
  '/page.js': [join(here, 'page.js'), 'text/javascript'],
  '/dexie.mjs': [join(here, '../../../node_modules/dexie/dist/modern/dexie.mjs'), 'text/javascript'],
  '/cases.ndjson': [process.env.PLAIN_CASES ?? '', 'application/x-ndjson'],
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.setPath('userData', process.env.FALLKOFFER_HOME)
// Not awaited here: Electron gets ready only after its first module has run to its end.
void app.whenReady().then(async () => {
  protocol.handle('app', async ({ url }) => {
    const [path, type] = files[new URL(url).pathname] ?? []
    return path
      ? new Response(await readFile(path), { headers: { 'content-type': type } })
      : new Response(null, { status: 404 })
  })
  const window = new BrowserWindow({ width: 1280, height: 720 })
  await window.loadURL('app://plain/')
})
